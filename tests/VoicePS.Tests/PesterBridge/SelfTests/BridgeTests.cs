using System;
using System.Linq;
using Xunit;

namespace VoicePS.Tests.PesterBridge;

/// <summary>The runner behind tests/Pester: it runs what Pester runs, and it fails what should fail.</summary>
public sealed class BridgeTests
{
    [Fact]
    public void Blocks_tests_and_items_become_tests_with_readable_names()
    {
        using var sample = new SampleFile("""
            BeforeDiscovery { $numbers = 1, 'two' }
            Describe 'New-VoiceCall' {
                It 'takes a number with blanks' { }
                Context 'with <Kind>' -ForEach @{ Kind = 'phone'; To = @{ Number = 44 } }, @{ Kind = 'sip'; To = @{ Number = 55 } } {
                    It 'dials <To.Number> for <_.Kind>' { }
                    It 'item <_>' -TestCases $numbers { }
                }
                It 'keeps <later> and `<escaped`>' { }
            }
            """);

        Assert.Equal(
            [
                "New-VoiceCall > takes a number with blanks",
                "New-VoiceCall > with phone > dials 44 for phone",
                "New-VoiceCall > with phone > item 1",
                "New-VoiceCall > with phone > item two",
                "New-VoiceCall > with sip > dials 55 for sip",
                "New-VoiceCall > with sip > item 1",
                "New-VoiceCall > with sip > item two",
                "New-VoiceCall > keeps <later> and <escaped>",
            ],
            sample.Names);
        Assert.All(sample.Outcomes, outcome => Assert.Equal(TestOutcome.Passed, outcome));
    }

    [Fact]
    public void Set_up_and_tear_down_blocks_run_in_order_around_every_test()
    {
        Assert.Empty(SampleFile.Failures("""
            BeforeAll { $log = [System.Collections.Generic.List[string]]::new(); $log.Add('file') }
            AfterAll { "$log" | Should -Be 'file outer each1 first -each1 inner each1 each2 second -each2 -each1 -inner -outer' }
            Describe 'outer' {
                AfterAll { $log.Add('-outer') }
                BeforeEach { $log.Add('each1') }
                It 'first' { $log.Add('first') }
                Context 'inner' {
                    It 'second' { $log.Add('second') }
                    BeforeEach { $log.Add('each2') }
                    AfterEach { $log.Add('-each2') }
                    BeforeAll { $log.Add('inner') }
                    AfterAll { $log.Add('-inner') }
                }
                AfterEach { $log.Add('-each1') }
                BeforeAll { $log.Add('outer') }
            }
            """));
    }

    [Fact]
    public void Variables_and_functions_are_seen_beneath_their_block_and_nowhere_else()
    {
        Assert.Empty(SampleFile.Failures("""
            $discovered = 'gone when tests run'
            function Get-Discovered { }
            BeforeAll {
                $file = 'file'
                function Get-Answer { 42 }
                function Get-Kind { $kind }
                $script:shared = 'script'
            }
            Describe 'outer' {
                $body = 'gone as well'
                BeforeAll { $kind = 'outer'; $count = 1 }
                BeforeEach { $fresh = 0 }
                It 'sees what BeforeAll of the file and of the block set' {
                    $file | Should -Be 'file'
                    $kind | Should -Be 'outer'
                    Get-Answer | Should -Be 42
                    $shared | Should -Be 'script'
                }
                It 'does not see what discovery set' {
                    $discovered | Should -BeNullOrEmpty
                    $body | Should -BeNullOrEmpty
                    { Get-Discovered } | Should -Throw -ErrorId CommandNotFoundException
                }
                It 'changes what is its own' { $count = 2; $fresh++; $own = 1; $fresh | Should -Be 1; $script:counted = 'yes' }
                It 'does not see what the test before it changed' {
                    $count | Should -Be 1
                    $own | Should -BeNullOrEmpty
                    $fresh | Should -Be 0
                    $counted | Should -Be 'yes'
                    $global:counted | Should -BeNullOrEmpty
                }
                Context 'inner' {
                    BeforeAll { $kind = 'inner' }
                    It 'hides the outer value' { $kind | Should -Be 'inner'; Get-Kind | Should -Be 'inner' }
                    AfterAll { $kind | Should -Be 'inner' }
                }
                It 'has the outer value again' { $kind | Should -Be 'outer' }
                AfterEach { $fresh | Should -BeLessOrEqual 1 }
                AfterAll { $own | Should -BeNullOrEmpty; $kind | Should -Be 'outer' }
            }
            Describe 'another' {
                It 'knows nothing of the first' { $kind | Should -BeNullOrEmpty }
            }
            """));
    }

    [Fact]
    public void Items_of_ForEach_are_variables_in_bodies_set_up_and_tests()
    {
        Assert.Empty(SampleFile.Failures("""
            Describe 'block <n>' -ForEach @{ n = 1 }, @{ n = 2 } {
                $doubled = @{ m = $n * 2 }
                BeforeAll { $ready = $n }
                It 'test <m>' -ForEach $doubled {
                    $ready | Should -Be $n
                    $m | Should -Be ($n * 2)
                    $_.m | Should -Be $m
                }
                It 'has the block item' { $_.n | Should -Be $n; $n = 9 }
            }
            Describe 'plain items' {
                It 'item <_>' -ForEach 1, 2 { $_ | Should -BeIn 1, 2 }
                It 'null' -ForEach @($null, 0) { $_ | Should -Not -Be 5 }
                It 'is not changed by a pipeline' -ForEach 7 { 1, 2 | ForEach-Object { $_ } | Should -HaveCount 2; $_ | Should -Be 7 }
            }
            """));
    }

    [Fact]
    public void A_file_knows_where_it_is()
    {
        Assert.Empty(SampleFile.Failures("""
            $here = $PSScriptRoot
            BeforeAll { $fromBeforeAll = $PSScriptRoot; function Get-Here { $PSScriptRoot } }
            Describe 'd' {
                It 'root <_>' -ForEach $here {
                    $PSScriptRoot | Should -Be $_
                    $PSScriptRoot | Should -Exist
                    $fromBeforeAll | Should -Be $PSScriptRoot
                    Get-Here | Should -Be $PSScriptRoot
                    $PSCommandPath | Should -BeLike '*Sample.Tests.ps1'
                }
            }
            """));
    }

    [Fact]
    public void TestDrive_is_empty_at_first_and_keeps_files_as_long_as_their_block()
    {
        Assert.Empty(SampleFile.Failures("""
            BeforeAll { [IO.File]::WriteAllText("$TestDrive/file.txt", 'one') }
            Describe 'first' {
                It 'has the file' {
                    'TestDrive:\file.txt' | Should -Exist
                    'TestDrive:\file.txt' | Should -FileContentMatch '^one$'
                    [IO.File]::WriteAllText("$TestDrive/own.txt", 'two')
                    [void][IO.Directory]::CreateDirectory("$TestDrive/deep/er")
                }
                It 'shares files within the block' { "$TestDrive/own.txt" | Should -Exist }
            }
            Describe 'second' {
                It 'has the file only' {
                    'TestDrive:\file.txt' | Should -Exist
                    'TestDrive:\own.txt' | Should -Not -Exist
                    'TestDrive:\deep' | Should -Not -Exist
                }
            }
            """));
    }

    [Theory]
    [InlineData("throw 'no key'", "RuntimeException: no key\nat throw 'no key', ")]
    [InlineData("1 / 0; $after = 1", "Attempted to divide by zero")]
    [InlineData("[int]'x'; 5 | Should -Be 5", "Cannot convert value")]
    [InlineData("nosuchcommand", "'nosuchcommand' is not recognized")]
    [InlineData("Get-Command nosuch -ErrorAction Stop", "'nosuch'")]
    [InlineData("exit 0", "exit was called")]
    [InlineData("break nowhere", "break or continue")]
    [InlineData("& { & { throw 'deep' } }", "deep")]
    public void An_error_that_ends_a_test_fails_it(string body, string message)
    {
        var outcomes = SampleFile.Run($"Describe 'd' {{ It 'a' {{\n {body}\n }}; It 'b' {{ }} }}");

        Assert.Equal(OutcomeKind.Failed, outcomes[0].Kind);
        Assert.Contains(message, outcomes[0].Message, StringComparison.Ordinal);
        Assert.Equal(TestOutcome.Passed, outcomes[1]);
    }

    [Theory]
    [InlineData("Get-Command nosuch")]
    [InlineData("$ErrorActionPreference | Should -Be 'Continue'")]
    [InlineData("return; throw 'not reached'")]
    [InlineData("break")]
    public void What_does_not_end_a_test_in_Pester_does_not_fail_it(string body) =>
        Assert.Empty(SampleFile.Failures($"Describe 'd' {{ It 'a' {{ {body} }} }}"));

    [Fact]
    public void A_failure_names_the_line_of_the_script()
    {
        var outcome = SampleFile.Run("""
            Describe 'd' {
                It 'a' {
                    6 |
                        Should -Be 5
                }
            }
            """).Single();

        Assert.Matches(@"^Expected 5, but got 6\.\nat Should -Be 5, .*Sample\.Tests\.ps1:4$", outcome.Message);
        Assert.Matches(@"^at <ScriptBlock>, .*Sample\.Tests\.ps1: line 3$", outcome.Trace);
    }

    [Fact]
    public void A_failure_shows_the_errors_that_the_test_wrote_on_its_way()
    {
        var outcomes = SampleFile.Run("""
            Describe 'd' {
                It 'a' { Get-Command nosuch; 1 | Should -Be 2 }
                It 'b' { 1 | Should -Be 2 }
            }
            """);

        Assert.Matches("(?s)^Expected 2, but got 1.*The test also wrote these errors:\nCommandNotFoundException: .*'nosuch'", outcomes[0].Message);
        Assert.DoesNotContain("also wrote", outcomes[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_in_BeforeAll_fails_every_test_beneath_it_and_no_other()
    {
        var outcomes = SampleFile.Run("""
            Describe 'broken' {
                BeforeAll { throw 'no sandbox' }
                It 'a' { }
                Context 'c' { It 'b' { } }
                It 'skipped' -Skip { }
            }
            Describe 'sound' { It 'd' { } }
            """);

        Assert.All(outcomes.Take(2), outcome => Assert.StartsWith("BeforeAll of 'broken' failed, so this test did not run: RuntimeException: no sandbox", outcome.Message, StringComparison.Ordinal));
        Assert.Equal([OutcomeKind.Failed, OutcomeKind.Failed, OutcomeKind.Skipped, OutcomeKind.Passed], outcomes.Select(outcome => outcome.Kind));
    }

    [Theory]
    [InlineData("BeforeAll { throw 'no' }; Describe 'd' { It 'a' { } }", "BeforeAll of the file failed")]
    [InlineData("BeforeAll { 1 | Should -Be 2 }; Describe 'd' { It 'a' { } }", "Expected 2, but got 1.")]
    [InlineData("AfterAll { throw 'no' }; Describe 'd' { It 'a' { } }", "AfterAll of the file failed: RuntimeException: no")]
    [InlineData("Describe 'd' { AfterAll { throw 'no' }; It 'a' { Set-ItResult -Skipped } }", "AfterAll of 'd' failed")]
    [InlineData("Describe 'd' { AfterAll { throw 'late' }; It 'a' { throw 'early' } }", "early")]
    [InlineData("Describe 'd' { AfterAll { throw 'late' }; It 'a' { throw 'early' } }", "AfterAll of 'd' failed: RuntimeException: late")]
    [InlineData("Describe 'd' { BeforeEach { throw 'no' }; It 'a' { throw 'ran' } }", "RuntimeException: no")]
    [InlineData("Describe 'd' { AfterEach { throw 'no' }; It 'a' { } }", "RuntimeException: no")]
    [InlineData("Describe 'd' { AfterEach { throw 'no' }; It 'a' { Set-ItResult -Skipped } }", "RuntimeException: no")]
    [InlineData("Describe 'd' { BeforeAll { Set-ItResult -Skipped }; It 'a' { } }", "BeforeAll of 'd' failed")]
    public void An_error_around_a_test_fails_it(string script, string message)
    {
        var outcome = SampleFile.Run(script).Single();

        Assert.Equal(OutcomeKind.Failed, outcome.Kind);
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_AfterAll_fails_the_last_test_of_its_block()
    {
        var outcomes = SampleFile.Run("""
            Describe 'd' {
                AfterAll { throw 'left over' }
                It 'a' { }
                Context 'c' { It 'b' { }; It 'never' -Skip { } }
            }
            """);

        Assert.Equal([OutcomeKind.Passed, OutcomeKind.Failed, OutcomeKind.Skipped], outcomes.Select(outcome => outcome.Kind));
    }

    [Theory]
    [InlineData("It 'a' { Set-ItResult -Skipped -Because 'there is no network' }", "is skipped, because there is no network")]
    [InlineData("It 'a' { Set-ItResult -Inconclusive -Because 'of the clock' }", "is inconclusive, because of the clock")]
    [InlineData("It 'a' { Set-ItResult -Pending }", "is pending")]
    [InlineData("It 'a' { Set-ItResult -Skipped; throw 'not reached' }", "is skipped")]
    [InlineData("BeforeEach { Set-ItResult -Skipped }; It 'a' { throw 'not reached' }", "is skipped")]
    [InlineData("It 'a' -Skip { throw 'not reached' }", "is skipped")]
    [InlineData("BeforeAll { throw 'not reached' }; Context 'c' -Skip { It 'a' { throw 'not reached' } }", "is skipped")]
    public void A_skipped_test_says_why(string body, string reason)
    {
        var outcome = SampleFile.Run($"Describe 'd' {{ {body} }}").Single();

        Assert.Equal(TestOutcome.Skipped(reason), outcome);
    }

    [Theory]
    [InlineData("", "contains no test")]
    [InlineData("Describe 'd' { }", "contains no test")]
    [InlineData("Describe 'd' { It 'a' { }; throw 'half way' }", "half way")]
    [InlineData("Describe 'd' { It 'a' { }; 1 / 0 }; Describe 'e' { It 'b' { } }", "divide by zero")]
    [InlineData("Describe 'd' { It 'a' { } ", "Missing closing")]
    [InlineData("Describe 'd' { It 'a' { }; exit }; Describe 'e' { It 'b' { } }", "exit was called")]
    [InlineData("It 'a' { }", "Put it into a Describe")]
    [InlineData("Describe 'd' { It 'a'\n{ } }", "'a' has no script block")]
    [InlineData("Describe 'd' { It 'a' { param($x) } -ForEach @{ x = 1 } }", "param block")]
    [InlineData("Describe 'd' { It 'a' { } -ForEach @() ; It 'b' { } }", "-ForEach of 'a' is empty")]
    [InlineData("Describe 'd' { It 'a' { } -Focus }", "'Focus'")]
    [InlineData("Describe 'd' { BeforeAll { }; BeforeAll { }; It 'a' { } }", "already a BeforeAll")]
    [InlineData("BeforeEach { }; Describe 'd' { It 'a' { } }", "BeforeEach stands directly in the file")]
    [InlineData("Describe 'd' { Mock Get-Command { }; It 'a' { } }", "does not know")]
    [InlineData("Describe 'd' { 1 | Should -Be 2; It 'a' { } }", "Expected 2, but got 1.")]
    [InlineData("Describe 'd' { Set-ItResult -Skipped; It 'a' { } }", "belongs inside an It")]
    public void A_file_that_cannot_be_discovered_is_one_failed_test_called_after_the_file(string script, string message)
    {
        using var sample = new SampleFile(script);

        Assert.Equal([SampleFile.Name], sample.Names);
        var outcome = sample.Outcomes.Single();
        Assert.Equal(OutcomeKind.Failed, outcome.Kind);
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It 'b' { }")]
    [InlineData("Describe 'e' { It 'b' { } }")]
    [InlineData("BeforeAll { }")]
    public void Nothing_can_be_declared_while_a_test_runs(string body)
    {
        var outcome = SampleFile.Run($"Describe 'd' {{ It 'a' {{ {body} }} }}").Single();

        Assert.Contains("cannot be used inside an It", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_takes_too_long_fails_its_remaining_tests_and_says_so()
    {
        using var sample = new SampleFile("""
            Describe 'd' {
                It 'quick' { }
                It 'endless' { while ($true) { } }
                It 'never reached' { }
            }
            """, TimeSpan.FromSeconds(5));

        var outcomes = sample.Outcomes;

        Assert.Equal(TestOutcome.Passed, outcomes[0]);
        Assert.All(outcomes.Skip(1), outcome => Assert.Contains("Sample.Tests.ps1 took longer than 00:00:05 and was stopped.", outcome.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void BeforeAll_runs_once_however_many_tests_ask_for_their_outcome()
    {
        using var sample = new SampleFile("""
            Describe 'd' {
                BeforeAll { [IO.File]::AppendAllText("$PSScriptRoot/count.txt", 'x') }
                It 'a' { }
                AfterAll { "$PSScriptRoot/count.txt" | Should -FileContentMatch '^x$' }
            }
            """);

        Assert.Equal(TestOutcome.Passed, sample.Outcomes.Single());
        Assert.Equal(TestOutcome.Passed, sample.Outcomes.Single());
    }
}
