using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace VoicePS.Sessions;

/// <summary>Looks what other users of the machine may do with a file, where a system has modes of files.</summary>
internal static class FileRights
{
    // UnixFileMode: read for the group, and read for all others.
    private const int ReadByOthers = 0b000_100_100;

    // Write for all others. A group is often one's own, and writing for it the rule.
    private const int WrittenByOthers = 0b000_000_010;

    // .NET 7 and later, and so PowerShell 7.4, know the mode of a file. .NET Standard 2.0 does not know the method's name;
    // where it is missing, on Windows PowerShell, there is no Unix either.
    private static readonly MethodInfo? GetMode = typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]);

    /// <summary>A warning about a key file that others can read; null where nobody else can, or where it cannot be known.</summary>
    /// <param name="file">The whole path of the file.</param>
    public static string? WarningOfReaders(string file) =>
        (ModeOf(file) & ReadByOthers) == 0
            ? null
            : $"Others on this machine can read the private key in '{file}'. Keep it to yourself: chmod 600 {Quoted(file)}";

    /// <summary>True where everybody on the machine can write a file, or in a folder; false where it cannot be known.</summary>
    /// <param name="path">The whole path of the file or folder.</param>
    public static bool CanBeWrittenByOthers(string path) => (ModeOf(path) & WrittenByOthers) != 0;

    private static int ModeOf(string file)
    {
        if (GetMode is null || RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return 0;
        try
        {
            return Convert.ToInt32(GetMode.Invoke(null, [file]), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be looked at is not one to warn of; that it cannot be read is told by whoever reads it.
            return 0;
        }
    }

    private static string Quoted(string file) =>
        file.IndexOfAny([' ', '\'', '"', '$', '`', '(', ')', '&', ';', '*', '?']) < 0 ? file : $"'{file.Replace("'", "''")}'";
}
