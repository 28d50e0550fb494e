using System;
using System.IO;
using System.Reflection;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Where a private key lies, and how long.</summary>
public sealed class KeyTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, false)]
    [InlineData(UnixFileMode.UserRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, true)]
    public void A_key_that_others_can_read_is_warned_of_with_the_command_that_helps(UnixFileMode mode, bool warned)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        var file = WriteKey("private.key");
        File.SetUnixFileMode(file, mode);
        var result = _session.Run($"Connect-VoiceSession {Guid.NewGuid()} {file}");

        Assert.Empty(result.Errors);
        Assert.Equal(
            warned ? [$"Others on this machine can read the private key in '{file}'. Keep it to yourself: chmod 600 {file}"] : [],
            result.Warnings);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_command_can_be_copied_whatever_the_files_name_is()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        var file = WriteKey("my app's.key");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        _session.SetVariable("file", file);
        var result = _session.Run($"Connect-VoiceSession {Guid.NewGuid()} $file");

        Assert.EndsWith($"chmod 600 '{file.Replace("'", "''", StringComparison.Ordinal)}'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_gone_from_memory_once_its_session_is_disconnected()
    {
        var file = WriteKey("private.key");
        var session = _session.Run($"Connect-VoiceSession {Guid.NewGuid()} {file} -PassThru; $null = New-VoiceToken").Single<object>();
        var tokens = FieldOf(session, "_tokens")!;
        var key = FieldOf(tokens, "_key")!;
        Call(tokens, "GetToken");
        Assert.NotNull(FieldOf(tokens, "_current"));

        _session.Run("Disconnect-VoiceSession");

        Assert.Null(FieldOf(tokens, "_current"));
        Assert.IsType<ObjectDisposedException>(Assert.Throws<TargetInvocationException>(() => Call(tokens, "GetToken")).InnerException);
        Assert.IsType<ObjectDisposedException>(Assert.Throws<TargetInvocationException>(() => Call(key, "ExportPem")).InnerException);
    }

    private static object? FieldOf(object from, string name) =>
        from.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(from);

    private static void Call(object on, string method) => on.GetType().GetMethod(method)!.Invoke(on, []);

    private string WriteKey(string name)
    {
        using var key = RSA.Create(2048);
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
