using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The page about threats says what is true.</summary>
public sealed class SecurityPageTests
{
    private static readonly string[] Rows =
        [.. File.ReadAllLines(Repository.PathOf("docs", "security.md")).Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    [Fact]
    public void Each_threat_names_tests_that_there_are()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods()
                .Where(static method => method.GetCustomAttributes(inherit: true).OfType<FactAttribute>().Any())
                .Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(Rows.Length > 10, "The table was not found.");
        Assert.All(Rows, row =>
        {
            var names = Regex.Matches(row.Split(" | ")[2], "`([^`]+)`").Select(static match => match.Groups[1].Value).ToArray();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.True(name.Contains(".Tests.ps1: ", StringComparison.Ordinal) ? IsInPester(name) : tests.Contains(name), $"There is no test {name}."));
        });
    }

    [Fact]
    public void Every_package_has_a_reason_and_every_project_a_lock_file()
    {
        var packages = File.ReadAllLines(Repository.PathOf("Directory.Packages.props")).Where(static line => line.Contains("<PackageVersion ", StringComparison.Ordinal));
        Assert.All(packages, static line => Assert.Matches("/> <!-- .{10,} -->$", line));
        Assert.All(Projects(), static project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no lock file."));
    }

    private static IEnumerable<string> Projects() => new[] { "src", "tests", "tools" }
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories));

    private static bool IsInPester(string name)
    {
        var parts = name.Split(": ", 2);
        return File.ReadAllText(Repository.PathOf("tests", "Pester", parts[0])).Contains($"It '{parts[1]}'", StringComparison.Ordinal);
    }
}
