using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace VoicePS.Sandbox;

/// <summary>The files by which another program gets to know the sandbox.</summary>
internal sealed class CredentialFolder
{
    private const string KeyFile = "private.key";
    private const string IdFile = "application-id.txt";
    private const string EnvironmentFile = "sandbox.env";

    // Read and write for the owner, and nothing for anybody else.
    private const uint OwnerOnly = 0b110_000_000;

    private readonly string _folder;

    public CredentialFolder(string folder) => _folder = Path.GetFullPath(folder);

    public void Write(string applicationId, string privateKeyPem, Uri baseUri, bool overwrite)
    {
        if (!overwrite && new[] { KeyFile, IdFile, EnvironmentFile }.Select(PathOf).FirstOrDefault(File.Exists) is { } taken)
            throw new IOException($"The file '{taken}' is there already.");

        Directory.CreateDirectory(_folder);
        WriteFile(KeyFile, privateKeyPem.TrimEnd() + "\n", isSecret: true);
        WriteFile(IdFile, applicationId + "\n", isSecret: false);
        // The names that the vendor's own samples use.
        WriteFile(EnvironmentFile, string.Format(
            CultureInfo.InvariantCulture,
            "VONAGE_APPLICATION_ID={0}\nVONAGE_PRIVATE_KEY={1}\nVONAGE_API_URL={2}\n",
            applicationId,
            PathOf(KeyFile),
            baseUri.GetLeftPart(UriPartial.Authority)), isSecret: false);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    // A file that is replaced is a new file: what others had of the old one, a link or a right, does not lead to the new.
    private void WriteFile(string name, string text, bool isSecret)
    {
        var path = PathOf(name);
        File.Delete(path);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (isSecret) Protect(path);
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        file.Write(bytes, 0, bytes.Length);
    }

    // Before the first byte is in it. On Windows the file has the rights of its folder.
    private static void Protect(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return;
        if (ChangeMode(path, OwnerOnly) != 0)
            throw new IOException($"The file '{path}' cannot be kept from others: {new Win32Exception(Marshal.GetLastWin32Error()).Message}.");
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(string path, uint mode);
}
