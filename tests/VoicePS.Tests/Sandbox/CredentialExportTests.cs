using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>The files by which other programs get to know a sandbox.</summary>
public sealed class CredentialExportTests : IDisposable
{
    private readonly SandboxHarness _sandbox = new();
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "new", "credential");

    public void Dispose()
    {
        _sandbox.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Another_program_needs_nothing_but_the_files()
    {
        _sandbox.Server.ExportCredential(Target);

        var settings = File.ReadAllLines(Path.Combine(Target, "sandbox.env")).ToDictionary(static line => line.Split('=', 2)[0], static line => line.Split('=', 2)[1]);
        using var mint = new TokenMint(File.ReadAllText(settings["VONAGE_PRIVATE_KEY"]), File.ReadAllText(Path.Combine(Target, "application-id.txt")).TrimEnd());
        using var client = new HttpClient { BaseAddress = new Uri(settings["VONAGE_API_URL"]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", mint.Make());
        using var response = await client.GetAsync("/v1/calls", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(_sandbox.Server.ApplicationId, settings["VONAGE_APPLICATION_ID"]);
        Assert.Equal(Path.Combine(Target, "private.key"), settings["VONAGE_PRIVATE_KEY"]);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_key_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        _sandbox.Server.ExportCredential(Target);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Target, "private.key")));
    }

    [Theory]
    [InlineData("private.key")]
    [InlineData("application-id.txt")]
    [InlineData("sandbox.env")]
    public void What_is_there_already_is_left_alone_unless_it_is_to_be_replaced(string name)
    {
        Directory.CreateDirectory(Target);
        var file = Path.Combine(Target, name);
        File.WriteAllText(file, "precious");

        var refusal = Assert.Throws<IOException>(() => _sandbox.Server.ExportCredential(Target));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(Target));

        _sandbox.Server.ExportCredential(Target, overwrite: true);
        Assert.NotEqual("precious", File.ReadAllText(file));
        Assert.Equal(3, Directory.GetFiles(Target).Length);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_key_that_replaces_a_readable_file_is_not_readable_itself()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        Directory.CreateDirectory(Target);
        var file = Path.Combine(Target, "private.key");
        File.WriteAllText(file, "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        _sandbox.Server.ExportCredential(Target, overwrite: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
