using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using VoicePS.Core.Credentials;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Where an application and its key are found, and what is said where they are not.</summary>
public sealed class CredentialFinderTests : IDisposable
{
    private const string Id = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";
    private const string OtherId = "bbbbbbbb-bbbb-cccc-dddd-0123456789ab";
    private const string Key = "-----BEGIN PRIVATE KEY-----\nTWFya2Vk\n-----END PRIVATE KEY-----";
    private const string Marked = "Marked-7f3a";

    private readonly TemporaryFolder _root = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _warnings = [];
    private readonly string _folder;
    private readonly string _home;

    public CredentialFinderTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root.Path, "project", "scripts")).FullName;
        _home = Directory.CreateDirectory(Path.Combine(_root.Path, "home")).FullName;
    }

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("VONAGE")]
    [InlineData("NEXMO")]
    public void The_key_itself_is_taken_from_the_environment(string prefix)
    {
        Set($"{prefix}_APPLICATION_ID", Id);
        Set($"{prefix}_PRIVATE_KEY", Key);
        var found = Find();

        Assert.Equal(Guid.Parse(Id), found.ApplicationId);
        Assert.Equal(Key, found.KeyText);
        Assert.Equal($"environment variables {prefix}_APPLICATION_ID and {prefix}_PRIVATE_KEY", found.Source);
    }

    [Fact]
    public void The_path_of_a_key_counts_from_the_current_folder()
    {
        Set("VONAGE_APPLICATION_ID", Id);
        Set("VONAGE_PRIVATE_KEY_PATH", "../private.key");

        Assert.Equal(Path.Combine(_root.Path, "project", "private.key"), Find().KeyPath);
        Assert.EndsWith("VONAGE_PRIVATE_KEY_PATH", Find().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_where_the_key_should_be_is_taken_where_there_is_such_a_file()
    {
        File.WriteAllText(Path.Combine(_folder, "private.key"), Key);
        Set("VONAGE_APPLICATION_ID", Id);
        Set("VONAGE_PRIVATE_KEY", "private.key");
        Assert.Equal(Path.Combine(_folder, "private.key"), Find().KeyPath);

        // Otherwise it is text, which no error quotes as it would quote a path.
        Set("VONAGE_PRIVATE_KEY", Marked);
        Assert.Null(Find().KeyPath);
        Assert.Equal(Marked, Find().KeyText);
    }

    [Fact]
    public void A_key_where_its_path_should_be_is_never_taken_for_a_path()
    {
        Set("VONAGE_APPLICATION_ID", Id);
        Set("VONAGE_PRIVATE_KEY_PATH", Key);

        Assert.Null(Find().KeyPath);
        Assert.Equal(Key, Find().KeyText);
    }

    [Theory]
    [InlineData("VONAGE_APPLICATION_ID", Id, "VONAGE_APPLICATION_ID is set, but neither VONAGE_PRIVATE_KEY nor VONAGE_PRIVATE_KEY_PATH is.")]
    [InlineData("NEXMO_APPLICATION_ID", Id, "NEXMO_APPLICATION_ID is set, but neither NEXMO_PRIVATE_KEY nor NEXMO_PRIVATE_KEY_PATH is.")]
    [InlineData("VONAGE_PRIVATE_KEY", Key, "VONAGE_PRIVATE_KEY is set, but VONAGE_APPLICATION_ID is not.")]
    [InlineData("VONAGE_PRIVATE_KEY_PATH", "private.key", "VONAGE_PRIVATE_KEY_PATH is set, but VONAGE_APPLICATION_ID is not.")]
    public void Half_of_it_is_an_error_that_names_the_other_half(string name, string value, string message)
    {
        Set(name, value);
        Write(Path.Combine(_folder, ".vonagerc"), Id, Key);
        var problem = Assert.Throws<CredentialException>(() => Find());

        Assert.Equal(CredentialProblem.Incomplete, problem.Problem);
        Assert.EndsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TWFya2Vk", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_blank_is_not_set()
    {
        Set("VONAGE_APPLICATION_ID", " ");
        Set("VONAGE_PRIVATE_KEY", "");
        Set("NEXMO_APPLICATION_ID", Id);
        Set("NEXMO_PRIVATE_KEY", Key);

        Assert.Contains("NEXMO", Find().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_application_id_is_not_quoted()
    {
        Set("VONAGE_APPLICATION_ID", Marked);
        Set("VONAGE_PRIVATE_KEY", Key);
        var problem = Assert.Throws<CredentialException>(() => Find());

        Assert.Equal(CredentialProblem.ApplicationId, problem.Problem);
        Assert.Contains("VONAGE_APPLICATION_ID", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app-id", "private-key")]
    [InlineData("appId", "privateKey")]
    public void The_vendors_file_is_found_in_this_folder_above_it_and_at_home(string idName, string keyName)
    {
        var places = new[] { Path.Combine(_home, ".vonage", "config.json"), Path.Combine(_root.Path, "project", ".vonagerc"), Path.Combine(_folder, ".vonagerc") };
        foreach (var file in places)
        {
            Write(file, Id, Key, idName, keyName);
            Assert.Equal((file, file, Key), (Find().Source, Find().File, Find().KeyText));
        }
    }

    [Fact]
    public void The_environment_comes_before_the_files()
    {
        Write(Path.Combine(_folder, ".vonagerc"), OtherId, Key);
        Set("NEXMO_APPLICATION_ID", Id);
        Set("NEXMO_PRIVATE_KEY", Key);

        Assert.Equal(Guid.Parse(Id), Find().ApplicationId);
    }

    [Fact]
    public void A_path_in_a_file_counts_from_the_files_own_folder_and_a_tilde_from_home()
    {
        var file = Path.Combine(_root.Path, "project", ".vonagerc");
        File.WriteAllText(Path.Combine(_root.Path, "project", "private.key"), Key);
        File.WriteAllText(Path.Combine(_home, "private.key"), Key);

        Write(file, Id, "./private.key");
        Assert.Equal(Path.Combine(_root.Path, "project", "private.key"), Find().KeyPath);
        Write(file, Id, "~/private.key");
        Assert.Equal(Path.Combine(_home, "private.key"), Find().KeyPath);
    }

    [Fact]
    public void A_file_for_the_account_alone_is_passed_by()
    {
        File.WriteAllText(Path.Combine(_folder, ".vonagerc"), "{\"api-key\":\"abcd\",\"api-secret\":\"Marked-7f3a\"}");
        var problem = Assert.Throws<CredentialException>(() => Find());
        Assert.Equal(CredentialProblem.Missing, problem.Problem);
        Assert.Contains($"There is no application in '{Path.Combine(_folder, ".vonagerc")}'", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, problem.Message, StringComparison.Ordinal);

        Write(Path.Combine(_home, ".vonage", "config.json"), Id, Key);
        Assert.Equal(Guid.Parse(Id), Find().ApplicationId);
    }

    [Fact]
    public void Where_there_is_nothing_the_error_says_where_it_was_looked()
    {
        var message = Assert.Throws<CredentialException>(() => Find()).Message;

        Assert.All(
            ["VONAGE_APPLICATION_ID", "VONAGE_PRIVATE_KEY ", "VONAGE_PRIVATE_KEY_PATH", "NEXMO", $".vonagerc in '{_folder}'", Path.Combine(_home, ".vonage", "config.json")],
            place => Assert.Contains(place, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_application_that_was_asked_for_never_gets_the_key_of_another()
    {
        Set("VONAGE_APPLICATION_ID", OtherId);
        Set("VONAGE_PRIVATE_KEY", "the key of another");
        Write(Path.Combine(_folder, ".vonagerc"), OtherId, "the key of another");
        Assert.Contains($"No private key of application {Id} was found.", Assert.Throws<CredentialException>(() => Find(Guid.Parse(Id))).Message, StringComparison.Ordinal);

        Write(Path.Combine(_home, ".vonage", "config.json"), Id, Key);
        Assert.Equal(Key, Find(Guid.Parse(Id)).KeyText);
    }

    [Fact]
    public void A_key_without_an_application_serves_the_one_that_was_asked_for()
    {
        Set("VONAGE_PRIVATE_KEY", Key);
        var found = Find(Guid.Parse(Id));

        Assert.Equal((Guid.Parse(Id), Key, "environment variable VONAGE_PRIVATE_KEY"), (found.ApplicationId, found.KeyText, found.Source));
    }

    [Theory]
    [InlineData("{\"app-id\":\"" + Id + "\"}", CredentialProblem.Incomplete, "has app-id, but no private-key.")]
    [InlineData("{\"private-key\":\"Marked-7f3a\"}", CredentialProblem.Incomplete, "has private-key, but no app-id.")]
    [InlineData("{\"app-id\":\"Marked-7f3a\",\"private-key\":\"x\"}", CredentialProblem.ApplicationId, "holds no id of an application")]
    [InlineData("{\"app-id\":{},\"private-key\":[\"Marked-7f3a\"],\"private-key\":\"Marked-7f3a\"}", CredentialProblem.Incomplete, "but no app-id.")]
    [InlineData("{\"app-id\":\"\\ud800\",\"private-key\":\"\\udfffMarked-7f3a\"}", CredentialProblem.Missing, "There is no application in")]
    [InlineData("{\"private-key\":\"Marked-7f3a", CredentialProblem.File, "is not JSON.")]
    [InlineData("VONAGE_PRIVATE_KEY=Marked-7f3a", CredentialProblem.File, "is not JSON.")]
    [InlineData("[\"Marked-7f3a\"]", CredentialProblem.File, "is JSON, but no object.")]
    [InlineData("", CredentialProblem.File, "is not JSON.")]
    public void A_file_that_is_wrong_ends_in_an_error_that_quotes_none_of_it(string text, CredentialProblem kind, string message)
    {
        File.WriteAllText(Path.Combine(_folder, ".vonagerc"), text);
        var problem = Assert.Throws<CredentialException>(() => Find());

        Assert.Equal(kind, problem.Problem);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, problem.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> HostileFiles => ["huge", "deep", "binary", "endless"];

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public void A_hostile_file_is_read_no_further_than_a_key_is_long(string kind)
    {
        var file = Path.Combine(_folder, ".vonagerc");
        switch (kind)
        {
            case "huge":
                File.WriteAllText(file, $"{{\"app-id\":\"{new string('a', 300_000)}\"}}");
                break;
            case "deep":
                File.WriteAllText(file, new string('[', 200_000));
                break;
            case "binary":
                var noise = new byte[100_000];
                new Random(7).NextBytes(noise);
                File.WriteAllBytes(file, noise);
                break;
            default:
                if (!File.Exists("/dev/zero")) Assert.Skip("There is no file without an end here.");
                File.CreateSymbolicLink(file, "/dev/zero");
                break;
        }

        var problem = Assert.Throws<CredentialException>(() => Find());
        Assert.Equal(CredentialProblem.File, problem.Problem);
        Assert.InRange(problem.Message.Length, 20, 400);
    }

    [Fact]
    public void A_file_of_somebody_else_is_passed_by_with_a_warning()
    {
        var strangers = Path.Combine(_root.Path, "project");
        Write(Path.Combine(strangers, ".vonagerc"), OtherId, Key);
        Write(Path.Combine(_home, ".vonage", "config.json"), Id, Key);

        Assert.Equal(Guid.Parse(Id), Find(strangers: strangers).ApplicationId);
        Assert.Equal(
            [$"The file '{Path.Combine(strangers, ".vonagerc")}' is not used: other users of this machine can write in '{strangers}'."],
            _warnings);
    }

    private void Set(string name, string value) => _variables[name] = value;

    private static void Write(string file, string id, string key, string idName = "app-id", string keyName = "private-key")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var text = new StringBuilder("{\"api-key\":\"abcd\",").Append('"').Append(idName).Append("\":\"").Append(id).Append("\",\"").Append(keyName)
            .Append("\":\"").Append(key.Replace("\n", "\\n", StringComparison.Ordinal)).Append("\"}");
        File.WriteAllText(file, text.ToString());
    }

    private FoundCredential Find(Guid? wanted = null, string? strangers = null) =>
        new CredentialFinder(new CredentialPlaces(name => _variables.GetValueOrDefault(name), _folder, _home)
        {
            IsOpenToOthers = path => path == strangers,
            Warn = _warnings.Add,
        }).Find(wanted);
}
