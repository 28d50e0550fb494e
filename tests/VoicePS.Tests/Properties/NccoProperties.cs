using System;
using System.Linq;
using VoicePS.Core.Ncco;
using VoicePS.Tests.Core;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>Whatever becomes of an NCCO, the linter has an answer, twice the same one.</summary>
public sealed class NccoProperties
{
    private static readonly string[] Samples = [.. NccoCorpus.Valid, .. NccoCorpus.Tolerated];

    [Fact]
    public void Findings_and_an_NCCO_or_the_documented_exception()
    {
        // The texts of those tests, and the table of voices, are made once; that is no input's doing.
        NccoLinterTests.Check("[]");
        Soak.Run(Inputs.JsonText(Samples), 5_000, static text => text, CheckAndRead);
    }

    private static bool CheckAndRead(string text)
    {
        var findings = NccoLinterTests.Check(text);
        Assert.Equal(findings.Select(static finding => finding.ToString()), NccoLinter.CheckJson(text).Select(static finding => finding.ToString()));
        try
        {
            var ncco = VoiceNcco.Parse(text);
            Everything.Read(ncco);
            Everything.Read(NccoLinter.Check(ncco));
            return true;
        }
        catch (FormatException)
        {
            // What cannot be read has to have a finding as well.
            Assert.NotEmpty(findings);
            return false;
        }
    }
}
