using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace VoicePS.Core.Reports;

/// <summary>The stylesheet of a report, and the rule that lets a browser use it and nothing else.</summary>
internal static class ReportStyle
{
    public static string Css { get; } = Read();

    /// <summary>No script, no font, no picture, no request: only this stylesheet, known by its hash.</summary>
    public static string ContentSecurityPolicy { get; } = $"default-src 'none'; style-src 'sha256-{Hash(Css)}'; base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The stylesheet report.css is not in this library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A browser takes every line to end in one character before it counts the hash.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
