using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Every operator of Should, judged both ways, must hold when it should and fail when it should.</summary>
public sealed class ShouldTests
{
    private const string Pass = "";

    // What is asserted, and part of the message if it must fail. All rows run in one file.
    private static readonly (string Assertion, string Message)[] Rows =
    [
        ("5 | Should -Be 5", Pass),
        ("6 | Should -Be 5", "Expected 5, but got 6."),
        ("6 | Should -Not -Be 5", Pass),
        ("5 | Should -Not -Be 5", "Expected 5 to be different from the actual value, but got the same value."),
        ("Should -ActualValue 5 -Be 5", Pass),
        ("Should -ActualValue 6 -Be -ExpectedValue 5", "Expected 5, but got 6."),
        ("6 | Should -Be 5 -Because 'it counts'", "Expected 5, because it counts, but got 6."),
        ("6 | Should -Be 5 'because it counts'", "Expected 5, because it counts, but got 6."),
        ("6 | Should -EQ 5", "Expected 5, but got 6."),
        ("'Call' | Should -Be 'call'", Pass),
        ("'5' | Should -Be 5", Pass),
        ("'abc' | Should -Be 'abd'", "String lengths are both 3.\nStrings differ at index 2.\nExpected: 'abd'\nBut was:  'abc'\n           --^"),
        ("'ab' | Should -Be 'abc'", "Expected length: 3\nActual length:   2\nStrings differ at index 2."),
        ("$null | Should -Be $null", Pass),
        ("$null | Should -Be 0", "Expected 0, but got $null."),
        ("'' | Should -Be $null", "Expected $null, but got <empty>."),
        ("@() | Should -Be $null", Pass),
        ("1, 2, 3 | Should -Be 1, 2, 3", Pass),
        ("Should -ActualValue @(1, 2) -Be @(1, 2)", Pass),
        ("1, 2 | Should -Not -Be 1, 2", "but got the same value."),
        ("1, 2 | Should -Be 1, 2, 3", "Expected a collection @(1, 2, 3) with length 3, but got a collection @(1, 2) with length 2."),
        ("1, 9 | Should -Be 1, 2", "Collections differ at index 1."),
        ("1, 2 | Should -Be 1", "Expected 1, but got @(1, 2)."),
        ("@(1, @(2, 3)) | Should -Be @(1, @(2, 3))", Pass),
        ("@(1, @(2, 3)) | Should -Be @(1, @(2, 4))", "Collections differ at index 1."),
        ("@{ a = 1 } | Should -Be @{ a = 1 }", "Expected System.Collections.Hashtable, but got System.Collections.Hashtable."),
        ("'Call' | Should -BeExactly 'Call'", Pass),
        ("'Call' | Should -BeExactly 'call'", "Strings differ at index 0."),
        ("'Call' | Should -Not -BeExactly 'call'", Pass),
        ("'Call' | Should -Not -BeExactly 'Call'", "but got exactly the same value."),
        ("6 | Should -BeExactly 5", "Expected exactly 5, but got 6."),

        ("$null | Should -BeNullOrEmpty", Pass),
        ("'' | Should -BeNullOrEmpty", Pass),
        ("@() | Should -BeNullOrEmpty", Pass),
        ("@{} | Should -BeNullOrEmpty", Pass),
        ("0 | Should -BeNullOrEmpty", "Expected $null or empty, but got 0."),
        ("1, 2 | Should -BeNullOrEmpty", "Expected $null or empty, but got @(1, 2)."),
        ("0 | Should -Not -BeNullOrEmpty", Pass),
        ("'' | Should -Not -BeNullOrEmpty", "Expected a value, but got $null or empty."),
        ("@() | Should -Not -BeNullOrEmpty", "Expected a value, but got $null or empty."),

        ("$true | Should -BeTrue", Pass),
        ("0 | Should -BeTrue", "Expected $true, but got 0."),
        ("0 | Should -Not -BeTrue", Pass),
        ("1 | Should -Not -BeTrue", "Expected $false, but got 1."),
        ("$null | Should -BeFalse", Pass),
        ("'x' | Should -BeFalse", "Expected $false, but got 'x'."),
        ("'x' | Should -Not -BeFalse", Pass),
        ("$false | Should -Not -BeFalse", "Expected $true, but got $false."),

        ("2 | Should -BeGreaterThan 1", Pass),
        ("1 | Should -BeGreaterThan 1", "Expected the actual value to be greater than 1, but got 1."),
        ("1 | Should -Not -BeGreaterThan 1", Pass),
        ("2 | Should -Not -BeGreaterThan 1", "Expected the actual value to be less than or equal to 1, but got 2."),
        ("$null | Should -BeGreaterThan 0", "but got $null."),
        ("1 | Should -BeGreaterOrEqual 1", Pass),
        ("0 | Should -BeGreaterOrEqual 1", "Expected the actual value to be greater than or equal to 1, but got 0."),
        ("0 | Should -Not -BeGreaterOrEqual 1", Pass),
        ("1 | Should -Not -BeGreaterOrEqual 1", "Expected the actual value to be less than 1, but got 1."),
        ("0 | Should -BeLessThan 1", Pass),
        ("1 | Should -BeLessThan 1", "Expected the actual value to be less than 1, but got 1."),
        ("1 | Should -Not -BeLessThan 1", Pass),
        ("0 | Should -Not -BeLessThan 1", "Expected the actual value to be greater than or equal to 1, but got 0."),
        ("1 | Should -BeLessOrEqual 1", Pass),
        ("2 | Should -BeLessOrEqual 1", "Expected the actual value to be less than or equal to 1, but got 2."),
        ("2 | Should -Not -BeLessOrEqual 1", Pass),
        ("1 | Should -Not -BeLessOrEqual 1", "Expected the actual value to be greater than 1, but got 1."),
        ("1, 9 | Should -BeLessThan 5", "Expected the actual value to be less than 5, but got 9."),
        ("5 | Should -BeGreaterThan 'many'", "many"),

        ("2 | Should -BeIn 1, 2", Pass),
        ("3 | Should -BeIn 1, 2", "Expected collection @(1, 2) to contain 3, but it was not found."),
        ("3 | Should -Not -BeIn 1, 2", Pass),
        ("2 | Should -Not -BeIn 1, 2", "Expected collection @(1, 2) to not contain 2, but it was found."),
        ("1, 2 | Should -Contain 2", Pass),
        ("1, 2 | Should -Contain 3", "Expected 3 to be found in collection @(1, 2), but it was not found."),
        ("1, 2 | Should -Not -Contain 3", Pass),
        ("1, 2 | Should -Not -Contain 2", "Expected 2 to not be found in collection @(1, 2), but it was found."),
        ("1, 2 | Should -HaveCount 2", Pass),
        ("1, 2 | Should -HaveCount 3", "Expected a collection with size 3, but got collection with size 2 @(1, 2)."),
        ("1, 2 | Should -Not -HaveCount 3", Pass),
        ("1, 2 | Should -Not -HaveCount 2", "Expected a collection with size different from 2, but got collection with that size @(1, 2)."),
        ("@() | Should -HaveCount 0", Pass),
        ("1 | Should -HaveCount 0", "Expected an empty collection, but got collection with size 1 @(1)."),
        ("@() | Should -Not -HaveCount 0", "Expected a non-empty collection, but got an empty collection."),

        ("'answered' | Should -BeLike 'ANS*'", Pass),
        ("'answered' | Should -BeLike 'busy*'", "Expected like wildcard 'busy*' to match 'answered', but it did not match."),
        ("'answered' | Should -Not -BeLike 'busy*'", Pass),
        ("'answered' | Should -Not -BeLike 'ans*'", "Expected like wildcard 'ans*' to not match 'answered', but it did match."),
        ("'answered' | Should -BeLikeExactly 'ans*'", Pass),
        ("'answered' | Should -BeLikeExactly 'ANS*'", "but it did not match."),
        ("'answered' | Should -Not -BeLikeExactly 'ANS*'", Pass),
        ("'answered' | Should -Not -BeLikeExactly 'ans*'", "but it did match."),
        ("'answered' | Should -Match '^ANS'", Pass),
        ("'answered' | Should -Match '^red'", "Expected regular expression '^red' to match 'answered', but it did not match."),
        ("'answered' | Should -Not -Match '^red'", Pass),
        ("'answered' | Should -Not -Match '^ans'", "Expected regular expression '^ans' to not match 'answered', but it did match."),
        ("'answered' | Should -MatchExactly '^ans'", Pass),
        ("'answered' | Should -MatchExactly '^ANS'", "Expected regular expression '^ANS' to case sensitively match 'answered', but it did not match."),
        ("'answered' | Should -Not -MatchExactly '^ANS'", Pass),
        ("'answered' | Should -Not -MatchExactly '^ans'", "but it did match."),

        ("5 | Should -BeOfType [int]", Pass),
        ("5 | Should -BeOfType ([ValueType])", Pass),
        ("5 | Should -BeOfType 'string'", "Expected the value to have type [string] or any of its subtypes, but got 5 with type [int]."),
        ("5 | Should -Not -BeOfType [string]", Pass),
        ("5 | Should -Not -BeOfType [int]", "Expected the value to not have type [int] or any of its subtypes, but got 5 with type [int]."),
        ("5 | Should -BeOfType NoSuchType", "Could not find type [NoSuchType]"),
        ("5 | Should -Not -BeOfType NoSuchType", "Could not find type [NoSuchType]"),
        ("$null | Should -BeOfType [int]", "but got $null with type $null."),

        ("$PSCommandPath | Should -Exist", Pass),
        ("'TestDrive:\\nothing' | Should -Exist", "Expected path 'TestDrive:\\nothing' to exist, but it did not exist."),
        ("'NoSuchDrive:\\x' | Should -Exist", "but it did not exist."),
        ("'TestDrive:\\nothing' | Should -Not -Exist", Pass),
        ("$PSCommandPath | Should -Not -Exist", "to not exist, but it did exist."),
        ("$PSCommandPath | Should -FileContentMatch 'DESCRIBE'", Pass),
        ("$PSCommandPath | Should -FileContentMatch '^not there$'", "Expected '^not there$' to be found in file"),
        ("$PSCommandPath | Should -Not -FileContentMatch '^not there$'", Pass),
        ("$PSCommandPath | Should -Not -FileContentMatch 'describe'", "to not be found in file"),
        ("'TestDrive:\\nothing' | Should -Not -FileContentMatch 'x'", "Could not find file"),

        ("Get-Command Import-Module | Should -HaveParameter Name -Mandatory -Type 'string[]'", Pass),
        ("Get-Command Import-Module | Should -HaveParameter Nothing", "Expected command Import-Module to have a parameter Nothing, but the parameter is missing."),
        ("Get-Command Import-Module | Should -Not -HaveParameter Nothing", Pass),
        ("Get-Command Import-Module | Should -Not -HaveParameter Name", "but the parameter exists."),
        ("Get-Command Import-Module | Should -HaveParameter Force -Mandatory", "which is mandatory, but it was not mandatory."),
        ("Get-Command Import-Module | Should -HaveParameter Name -Mandatory:$false", "but it was mandatory."),
        ("Get-Command Import-Module | Should -Not -HaveParameter Force -Mandatory", Pass),
        ("Get-Command Import-Module | Should -Not -HaveParameter Name -Mandatory", "but it was mandatory."),
        ("Get-Command Import-Module | Should -HaveParameter Name -Type [int]", "but it was not of type [System.Int32]."),
        ("Get-Command Import-Module | Should -HaveParameter Name -InParameterSet Name", Pass),
        ("Get-Command Import-Module | Should -HaveParameter Name -InParameterSet Assembly", "in parameter set Assembly, but the parameter is missing."),
        ("Get-Command Where-Object | Should -HaveParameter CEQ -Alias IEQ", "but it was not also called 'IEQ'."),
        ("Get-Command Where-Object | Should -HaveParameter EQ -Alias IEQ", Pass),
        ("Get-Command Where-Object | Should -Not -HaveParameter EQ -Alias Nothing", "but the parameter exists."),
        ("function f($x = 3) { }; Get-Command f | Should -HaveParameter x -DefaultValue 3", Pass),
        ("function f { param($x = 3) }; Get-Command f | Should -HaveParameter x -DefaultValue 4", "but it was not by default '4'."),
        ("Get-Command Import-Module | Should -HaveParameter Name -DefaultValue 4", "only supported for functions and scripts"),
        ("'Import-Module' | Should -HaveParameter Name", "Input value must be non-null CommandInfo object."),

        ("{ throw 'no key' } | Should -Throw", Pass),
        ("{ 1 } | Should -Throw", "Expected an exception to be thrown, but no exception was thrown."),
        ("{ 1 } | Should -Not -Throw", Pass),
        ("{ throw 'no key' } | Should -Not -Throw", "Expected no exception to be thrown, but an exception \"no key\" was thrown from "),
        ("{ 1 / 0 } | Should -Throw", Pass),
        ("{ Get-Command no-such-command } | Should -Throw", "but no exception was thrown."),
        ("{ Get-Command no-such-command -ErrorAction Stop } | Should -Throw", Pass),
        ("{ throw 'no key' } | Should -Throw 'no *'", Pass),
        ("{ throw 'no key' } | Should -Throw -ExpectedMessage 'no'", "Expected an exception with message like 'no' to be thrown, but the message was 'no key'"),
        ("{ throw 'no key' } | Should -Throw 'no *' -Because 'there is none'", Pass),
        ("{ 1 } | Should -Throw 'no *' -Because 'there is none'", "to be thrown, because there is none, but no exception was thrown."),
        ("{ nosuch } | Should -Throw -ErrorId CommandNotFoundException", Pass),
        ("{ Get-Command nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'CommandNotFoundException,*'", Pass),
        ("{ Get-Command nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'CommandNotFoundException'", "the FullyQualifiedErrorId was 'CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand'"),
        ("{ nosuch } | Should -Throw -ExceptionType ([System.Management.Automation.CommandNotFoundException])", Pass),
        ("{ nosuch } | Should -Throw -ExceptionType ([ArgumentException])", "the exception type was [System.Management.Automation.CommandNotFoundException]"),
        ("$e = { throw 'no key' } | Should -Throw -PassThru; $e.Exception.Message | Should -Be 'no key'", Pass),
        ("$e = { throw 'no key' } | Should -Throw; $e | Should -Be $null", Pass),
        ("{ throw 'no key' } | Should -Throw 'lost *' -PassThru", "the message was 'no key'"),
        ("'text' | Should -Throw", "must be enclosed in curly braces"),
        ("'text' | Should -Not -Throw", "must be enclosed in curly braces"),
        ("{ 1 | Should -Be 2 } | Should -Not -Throw", "Expected 2, but got 1."),

        // What this runner does not know must fail, whatever the value is.
        ("5 | Should", "needs exactly one operator"),
        ("5 | Should 5", "Parameter set cannot be resolved"),
        ("5 | Should -Not", "needs exactly one operator"),
        ("5 | Should -Because 'x'", "needs exactly one operator"),
        ("{ throw 'x' } | Should -PassThru", "needs exactly one operator"),
        ("5 | Should -Be:$false 5", "needs exactly one operator"),
        ("5 | Should -BeAlmost 5", "'BeAlmost'"),
        ("5 | Should -Not -BeAlmost 6", "'BeAlmost'"),
        ("5 | Should -Be 5 -Tolerance 1", "'Tolerance'"),
        ("5 | Should -Be 5 -BeTrue", "positional parameter"),
        ("5 | Should -BeTrue -BeOfType [int]", "arameter"),
        ("5 | Should -BeNullOrEmpty 1 2 3", "positional parameter"),
        ("5 | Should -Be 6 -ErrorAction SilentlyContinue", "Expected 6, but got 5."),
        ("$ErrorActionPreference = 'SilentlyContinue'; 5 | Should -Be 6", "Expected 6, but got 5."),
        ("Should -Invoke Get-Command", "'Invoke'"),
        ("Should -InvokeVerifiable", "'InvokeVerifiable'"),
        ("Mock Get-Command { }", "Mock is a command of Pester that this runner does not know."),
        ("InModuleScope VoicePS { }", "InModuleScope is a command of Pester that this runner does not know."),
        ("5 | Should-Be 5", "Should-Be"),
    ];

    private static readonly Lazy<IReadOnlyList<TestOutcome>> Outcomes = new(() => SampleFile.Run(
        "Describe 'all' {\n" + string.Concat(Rows.Select((row, i) => $"It 'row {i}' {{ {row.Assertion} }}\n")) + "}"));

    public static IEnumerable<TheoryDataRow<int>> Assertions() => Rows.Select((row, i) =>
        new TheoryDataRow<int>(i) { TestDisplayName = $"Pester bridge > {(row.Message == Pass ? "passes" : "fails")} > {row.Assertion}", Label = "" });

    [Theory]
    [MemberData(nameof(Assertions))]
    public void Should_holds_and_fails_as_in_Pester(int row)
    {
        var outcome = Outcomes.Value[row];
        var (_, message) = Rows[row];
        if (message == Pass)
        {
            Assert.Equal(TestOutcome.Passed, outcome);
            return;
        }

        Assert.Equal(OutcomeKind.Failed, outcome.Kind);
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operator_is_judged_in_both_polarities_and_both_ways()
    {
        var missing = ShouldOperators.All.SelectMany(known => new[] { (false, true), (false, false), (true, true), (true, false) }
            .Where(wanted => !Rows.Any(row => row.Assertion.Contains($" -{known.Name}", StringComparison.Ordinal)
                && row.Assertion.Contains(" -Not ", StringComparison.Ordinal) == wanted.Item1
                && row.Message == Pass == wanted.Item2))
            .Select(wanted => $"{known.Name} {wanted}"));

        Assert.Empty(missing);
    }
}
