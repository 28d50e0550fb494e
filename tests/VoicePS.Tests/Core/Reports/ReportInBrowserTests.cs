using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;
using static VoicePS.Tests.Core.Reports.TestCalls;

namespace VoicePS.Tests.Core.Reports;

/// <summary>A report in a real browser, as wide as a phone and as wide as a desk.</summary>
public sealed class ReportInBrowserTests
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    [Theory]
    [InlineData(1, "rgb(246, 245, 241)")]
    [InlineData(0, "rgb(20, 24, 28)")]
    public async Task A_report_fits_phone_and_desk_in_its_colours_and_asks_nobody_for_anything(int scheme, string paper)
    {
        if (Browser() is not { } browser)
        {
            Assert.Skip("There is no Chromium on the path, so that nobody has looked at the report. Install it: apt-get install chromium");
            return;
        }

        var report = string.Empty;
        using var server = new ScriptedServer(request => ScriptedServer.Answer(200, "text/html; charset=utf-8", request.Target == "/report" ? report : Frames));
        report = ReportOf(server.BaseUri);
        using var folder = new TemporaryFolder();
        var (code, page, errors) = await FreshProcess.RunAsync(
            folder.Path,
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            $"--user-data-dir={Path.Combine(folder.Path, "profile")}",
            $"--blink-settings=preferredColorScheme={scheme.ToString(CultureInfo.InvariantCulture)}",
            "--window-size=1400,900",
            "--virtual-time-budget=5000",
            "--dump-dom",
            server.BaseUri.AbsoluteUri);

        Assert.True(code == 0, errors);
        Assert.Equal(
            [$"390: 0 too wide, {paper}, 0 asked for", $"1280: 0 too wide, {paper}, 0 asked for"],
            Regex.Matches(page, "<li>([^<]*)</li>").Select(static match => match.Groups[1].Value));
        Assert.Equal(["/", "/report", "/report"], server.Requests.Select(static request => request.Target).Order(StringComparer.Ordinal));
    }

    // Frames of both widths, and what is seen in them, with everything unfolded. The report itself can run no script.
    private const string Frames = """
        <!DOCTYPE html><html><head><link rel="icon" href="data:,"></head><body>
        <iframe src="/report" width="390" height="800"></iframe><iframe src="/report" width="1280" height="800"></iframe>
        <ul></ul>
        <script>
          addEventListener('load', () => {
            for (const frame of document.querySelectorAll('iframe')) {
              const page = frame.contentDocument, view = frame.contentWindow;
              page.querySelectorAll('details').forEach(one => one.open = true);
              const item = document.createElement('li');
              item.textContent = frame.width + ': ' + (page.documentElement.scrollWidth - page.documentElement.clientWidth) + ' too wide, '
                + view.getComputedStyle(page.body).backgroundColor + ', ' + view.performance.getEntriesByType('resource').length + ' asked for';
              document.querySelector('ul').append(item);
            }
          });
        </script></body></html>
        """;

    // All the texts are long, and would ask for something if they could.
    private static string ReportOf(Uri server)
    {
        var hostile = $"<img src='{server}'><script src=\"{server}\"></script>";
        string[] statuses = ["completed", "busy", "failed", "unanswered", "rejected", "timeout", "cancelled", hostile];
        return CallReportTests.HtmlOf(
            hostile + new string('W', 80),
            [.. Enumerable.Range(0, 400).Select(index => Call(
                statuses[index % 8],
                index % 3 == 0 ? null : new DateTime(2026, 11, 1).AddHours(index).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                seconds: index % 8 == 0 ? index * 20 : null,
                price: index % 8 == 0 ? "12345.678" : null,
                network: index % 7 == 0 ? new string('N', 80) : hostile + (index % 5),
                to: index % 9 == 0 ? hostile : "447700900000"))]);
    }

    private static string? Browser() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(static folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);
}
