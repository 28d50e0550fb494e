BeforeAll {
    Import-Module "$PSScriptRoot/../../out/VoicePS/VoicePS.psd1" -ErrorAction Stop
    Start-VoiceSandbox -SeedCalls 500 -Seed 7 | Connect-VoiceSession
    $calls = @(Get-VoiceCall)
}

AfterAll {
    Disconnect-VoiceSession
    Stop-VoiceSandbox
}

Describe 'Measure-VoiceCall' {
    It 'measures all calls together' {
        $all = $calls | Measure-VoiceCall
        $completed = @($calls | Where-Object Status -eq completed)
        $all | Should -HaveCount 1
        $all | Should -BeOfType [VoicePS.VoiceCallMeasure]
        $all.Group | Should -Be 'All'
        $all.GroupBy | Should -BeNullOrEmpty
        $all.Count | Should -Be 500
        $all.Ended | Should -Be 500
        $all.Answered | Should -Be $completed.Count
        $all.AnswerSeizureRatio | Should -Be ($completed.Count / 500)
        $seconds = ($completed | ForEach-Object { $_.Duration.TotalSeconds } | Measure-Object -Sum).Sum
        $all.TotalMinutes | Should -Be ([math]::Round([decimal]$seconds / 60, 2, [MidpointRounding]::AwayFromZero))
        [math]::Abs($all.AverageCallDuration.TotalSeconds - $seconds / $completed.Count) | Should -BeLessThan 0.001
        $cost = [decimal]0
        foreach ($call in $completed) { $cost += $call.Price }
        $all.Cost | Should -BeOfType [decimal]
        $all.Cost | Should -Be $cost
    }

    It 'says with zeros that there are no calls' {
        $none = @() | Measure-VoiceCall
        $none.Count | Should -Be 0
        $none.Cost | Should -Be 0
        $none.AnswerSeizureRatio | Should -BeNullOrEmpty
        $none.AverageCallDuration | Should -BeNullOrEmpty
    }

    It 'groups by <_>, and loses no call' -ForEach 'Status', 'Network', 'Day', 'Hour', 'To', 'Direction' {
        $groups = @($calls | Measure-VoiceCall -GroupBy $_)
        $groups.Count | Should -BeGreaterThan 1
        $groups.GroupBy | Select-Object -Unique | Should -Be $_
        ($groups | Measure-Object Count -Sum).Sum | Should -Be 500
        ($groups | ForEach-Object Cost | Measure-Object -Sum).Sum | Should -BeGreaterThan 0
    }

    It 'puts the largest group first' {
        ($calls | Measure-VoiceCall Status)[0].Group | Should -Be 'completed'
    }

    It 'tells days in UTC where it is told to' {
        $expected = $calls | Where-Object StartTime | ForEach-Object { $_.StartTime.UtcDateTime.ToString('yyyy-MM-dd') } | Sort-Object -Unique
        @($calls | Measure-VoiceCall Day -Utc | Where-Object Group -ne '(unknown)').Group | Should -Be $expected
    }

    It 'takes the calls as an argument' {
        (Measure-VoiceCall -InputObject $calls).Count | Should -Be 500
    }

    It 'takes nothing but calls' {
        { 'nothing' | Measure-VoiceCall -ErrorAction Stop } | Should -Throw
    }

    It 'shows six columns in a hundred' {
        $lines = $calls | Measure-VoiceCall Network | Out-String -Width 100 -Stream | Where-Object { $_ }
        $lines[0].Trim() -split '\s+' | Should -Be 'Group', 'Count', 'ASR', 'ACD', 'Minutes', 'Cost'
        $lines | ForEach-Object { $_.Length | Should -BeLessThan 101 }
    }

    It 'completes what to group by' {
        $line = 'Measure-VoiceCall -GroupBy '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Sort-Object |
            Should -Be 'Day', 'Direction', 'Hour', 'Network', 'Status', 'To'
    }
}
