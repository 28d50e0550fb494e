using System;
using System.IO;
using System.Linq;

namespace VoicePS.Core.Recordings;

/// <summary>Where recordings are saved: a folder, in which each gets a name of its own, or one file.</summary>
public sealed class RecordingTarget
{
    private readonly string _path;
    private readonly bool _overwrites;

    private RecordingTarget(string path, bool isFolder, bool overwrites)
    {
        _path = path;
        IsFolder = isFolder;
        _overwrites = overwrites;
    }

    /// <summary>True where each recording gets a name of its own.</summary>
    public bool IsFolder { get; }

    /// <summary>Takes a path for what it is.</summary>
    /// <param name="path">The full path of a folder that exists, or of a file with its extension.</param>
    /// <param name="overwrites">Whether files that exist may be replaced.</param>
    /// <returns>The target.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or none for such a file.</exception>
    public static RecordingTarget At(string path, bool overwrites)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        if (Directory.Exists(path)) return new RecordingTarget(path, isFolder: true, overwrites);

        // Somebody who forgot to make the folder would else find all recordings in one file of its name.
        if (path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal) || !Path.HasExtension(path))
        {
            throw new DirectoryNotFoundException(
                $"There is no folder '{path}', and it is not the name of a file either: that ends in an extension such as .mp3.");
        }

        var folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        return new RecordingTarget(path, isFolder: false, overwrites);
    }

    /// <summary>The path, for people to read.</summary>
    /// <returns>The folder or the file.</returns>
    public override string ToString() => _path;

    /// <summary>Refuses a recording that is there already, before anything is sent.</summary>
    /// <exception cref="VoiceRecordingException">It is there.</exception>
    internal void RefuseExisting(RecordingReference recording, Uri address)
    {
        if (_overwrites) return;

        // Which format it will be shows only in the answer; but the id is the same in all of them.
        var existing = (IsFolder ? RecordingName.Extensions.Select(extension => PathOf(recording, address, extension)) : [_path])
            .FirstOrDefault(File.Exists);
        if (existing is not null) throw Exists(existing);
    }

    /// <summary>Makes the file in which a recording grows: beside its target, so that it can be moved in one step.</summary>
    internal PartialFile Begin(RecordingReference recording, Uri address) =>
        PartialFile.Create(IsFolder ? PathOf(recording, address, string.Empty) : _path);

    /// <summary>Gives a file that is complete its name.</summary>
    /// <exception cref="VoiceRecordingException">A file of that name has appeared meanwhile, or it cannot be written.</exception>
    internal FileInfo Finish(PartialFile file, RecordingReference recording, Uri address, string? contentType)
    {
        var path = IsFolder ? PathOf(recording, address, RecordingName.ExtensionOf(contentType, address, file.Beginning)) : _path;
        file.MoveTo(path, _overwrites);
        return new FileInfo(path);
    }

    internal static VoiceRecordingException Exists(string path, Exception? cause = null) =>
        new(VoiceRecordingFailure.FileExists, $"The file '{path}' exists already.", cause);

    private string PathOf(RecordingReference recording, Uri address, string extension) =>
        Path.Combine(_path, RecordingName.BaseOf(recording, address) + extension);
}
