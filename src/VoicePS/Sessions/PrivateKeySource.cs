using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Core.Credentials;
using VoicePS.Core.Security;
using VoicePS.Loading;

namespace VoicePS.Sessions;

/// <summary>Fetches a private key from where the user has it. Text is overwritten once the key is read.</summary>
internal sealed class PrivateKeySource
{
    /// <summary>No key is as long as this; a mistyped path to a disk image is.</summary>
    private const int LongestFile = 1024 * 1024;

    private readonly PSCmdlet _cmdlet;

    public PrivateKeySource(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Reads a key from text, and overwrites the text.</summary>
    /// <exception cref="VoiceKeyException">It is not a usable private key.</exception>
    public static ISigningKey FromText(char[] text, SecureString? passphrase)
    {
        var word = passphrase is null ? null : SecretText.Reveal(passphrase);
        try
        {
            return JwtLibrary.Toolkit.ReadPrivateKey(text, word);
        }
        finally
        {
            Array.Clear(text, 0, text.Length);
            if (word is not null) Array.Clear(word, 0, word.Length);
        }
    }

    /// <summary>Reads a key from a file. The key itself in place of a path is taken too, with a warning.</summary>
    /// <exception cref="VoiceKeyException">It is not a usable private key.</exception>
    /// <exception cref="KeyFileException">The file cannot be read.</exception>
    public ISigningKey FromPath(string path, SecureString? passphrase)
    {
        if (KeyTexts.LooksLikeKey(path))
        {
            _cmdlet.WriteWarning(
                "-PrivateKeyPath was given the key itself, which may now be in the command history. Use -PrivateKey for the text of a key.");
            return FromText(path.ToCharArray(), passphrase);
        }

        return FromText(ReadFile(path), passphrase);
    }

    /// <summary>Reads a key from a secret. The path of a file in place of the key is taken too, with a warning.</summary>
    /// <exception cref="VoiceKeyException">It is not a usable private key.</exception>
    /// <exception cref="KeyFileException">The file cannot be read.</exception>
    public ISigningKey FromSecret(SecureString secret, SecureString? passphrase)
    {
        try
        {
            return FromText(SecretText.Reveal(secret), passphrase);
        }
        catch (VoiceKeyException exception) when (exception.Problem == VoiceKeyProblem.PathAsText)
        {
            var path = new string(SecretText.Reveal(secret)).Trim();
            if (!IsExistingFile(path)) throw;

            _cmdlet.WriteWarning("-PrivateKey was given the path of a file, which is read. Use -PrivateKeyPath for a path.");
            return FromText(ReadFile(path), passphrase);
        }
    }

    private bool IsExistingFile(string path)
    {
        try
        {
            return File.Exists(Resolve(path));
        }
        catch (KeyFileException)
        {
            return false;
        }
    }

    private char[] ReadFile(string path)
    {
        var file = Resolve(path);
        try
        {
            if (Directory.Exists(file)) throw new KeyFileException($"'{file}' is a folder, not a file.", isMissing: true);

            var information = new FileInfo(file);
            if (information.Exists && information.Length > LongestFile)
            {
                throw new KeyFileException($"'{file}' is far too large to be a private key.", isMissing: false);
            }

            _cmdlet.WriteVerbose($"Reading the private key in the file '{file}'.");
            using var reader = new StreamReader(file, detectEncodingFromByteOrderMarks: true);
            var text = ReadAll(reader);
            if (FileRights.WarningOfReaders(file) is { } warning) _cmdlet.WriteWarning(warning);
            return text;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyFileException($"There is no file '{file}'.", isMissing: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The file '{file}' cannot be read: {exception.Message}", isMissing: false);
        }
    }

    private static char[] ReadAll(StreamReader reader)
    {
        var buffer = new char[LongestFile];
        var length = reader.ReadBlock(buffer, 0, buffer.Length);
        var text = new char[length];
        Array.Copy(buffer, text, length);
        Array.Clear(buffer, 0, length);
        return text;
    }

    private string Resolve(string path)
    {
        try
        {
            var resolved = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? resolved
                : throw new KeyFileException($"'{path}' is not a file: it belongs to the provider {provider.Name}.", isMissing: true);
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
            or NotSupportedException or ArgumentException)
        {
            throw new KeyFileException($"'{path}' is not the path of a file: {exception.Message}", isMissing: true);
        }
    }
}
