using System;
using System.IO;

namespace VoicePS.Core.Recordings;

/// <summary>A file that grows beside its target and is moved there when it is complete. If it never is, it goes away.</summary>
internal sealed class PartialFile : IDisposable
{
    private const int BeginningBytes = 16;

    private readonly string _path;
    private readonly string _target;
    private readonly FileStream _stream;
    private readonly byte[] _beginning = new byte[BeginningBytes];
    private bool _isMoved;

    private PartialFile(string path, string target, FileStream stream)
    {
        _path = path;
        _target = target;
        _stream = stream;
    }

    /// <summary>How many bytes it has.</summary>
    public long Length { get; private set; }

    /// <summary>The first few bytes.</summary>
    public byte[] Beginning => _beginning.AsSpan(0, (int)Math.Min(Length, BeginningBytes)).ToArray();

    /// <summary>Where the file still is although it should have gone away; null where all is well.</summary>
    public string? Leftover { get; private set; }

    /// <summary>Makes an empty file.</summary>
    /// <param name="target">The file that it is to become. Its folder exists.</param>
    /// <exception cref="VoiceRecordingException">It cannot be made.</exception>
    public static PartialFile Create(string target)
    {
        var path = $"{target}.{Guid.NewGuid().ToString("N").Substring(0, 8)}.part";
        try
        {
            return new PartialFile(path, target, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw NotWritten(target, exception);
        }
    }

    /// <summary>Adds what came next.</summary>
    /// <exception cref="VoiceRecordingException">It cannot be written: most often, the disk is full.</exception>
    public void Append(byte[] buffer, int count)
    {
        for (var index = 0; index < count && Length + index < BeginningBytes; index++) _beginning[Length + index] = buffer[index];
        Guarded(() => _stream.Write(buffer, 0, count));
        Length += count;
    }

    /// <summary>Throws everything away, to begin again.</summary>
    public void Clear()
    {
        Guarded(() => _stream.SetLength(0));
        Length = 0;
    }

    /// <summary>Moves it to where it belongs, in one step: nobody ever sees half of it there.</summary>
    /// <exception cref="VoiceRecordingException">There is a file already, or it cannot be written.</exception>
    public void MoveTo(string target, bool overwrite)
    {
        // What is still in the buffer goes to the disk now, which may turn out to be full.
        Guarded(_stream.Dispose);
        if (!overwrite && File.Exists(target)) throw RecordingTarget.Exists(target);
        try
        {
            if (overwrite && File.Exists(target))
            {
                File.Replace(_path, target, null);
            }
            else
            {
                File.Move(_path, target);
            }
        }
        catch (IOException exception) when (!overwrite && File.Exists(target))
        {
            // Somebody was faster.
            throw RecordingTarget.Exists(target, exception);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw NotWritten(target, exception);
        }

        _isMoved = true;
    }

    /// <summary>Removes what was not moved. Where that fails, <see cref="Leftover"/> says so: the failure before it counts more.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A disk that was full a moment ago still is. That was reported already, and the file goes away.
        }

        if (_isMoved) return;
        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            Leftover = _path;
        }
    }

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    private static VoiceRecordingException NotWritten(string target, Exception cause) =>
        new(VoiceRecordingFailure.FileNotWritten, $"The file '{target}' could not be written: {cause.Message}", cause);

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw NotWritten(_target, exception);
        }
    }
}
