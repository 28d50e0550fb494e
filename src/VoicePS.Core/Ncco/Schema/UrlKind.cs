using System;
using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>One web address, as plain text.</summary>
internal sealed class UrlKind : ValueKind
{
    /// <inheritdoc/>
    public override string Description => "a web address that begins with https:// or http://";

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is not string text) WrongType(value, name, path, findings);
        else if (!IsWebAddress(text)) Refuse(text, name, path, findings);
    }

    /// <summary>Whether it is an absolute http or https address.</summary>
    public static bool IsWebAddress(string text) => IsAbsolute(text, Uri.UriSchemeHttp, Uri.UriSchemeHttps);

    /// <summary>Whether it is an absolute address of one of some schemes.</summary>
    public static bool IsAbsolute(string text, params string[] schemes) =>
        !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && Array.IndexOf(schemes, address.Scheme) >= 0
        && address.Host.Length > 0;

    /// <summary>Tells that a text is no web address.</summary>
    public static void Refuse(string text, string name, NccoPath path, FindingList findings) => findings.Error(
        path,
        NccoRules.WrongUrl,
        $"{name} is {Words.Json(text)}, which is not a web address that the service can reach.",
        "Write the address in full, beginning with https:// or http://.");
}
