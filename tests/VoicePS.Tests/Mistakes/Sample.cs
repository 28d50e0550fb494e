using System;
using System.Text.RegularExpressions;

namespace VoicePS.Tests.Mistakes;

/// <summary>What differs from run to run has a fixed name in the table and on the page.</summary>
internal sealed class Sample
{
    /// <summary>The application of the sandbox.</summary>
    public const string Application = "4c8e6824-6e8e-4d5a-addf-cdd486c97137";

    /// <summary>The call that there is.</summary>
    public const string Call = "3d86c2c9-d2c3-497c-b826-de1ae3eadc71";

    /// <summary>An id that no call has.</summary>
    public const string NoCall = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    /// <summary>The address of the sandbox.</summary>
    public const string Address = "http://127.0.0.1:8088/";

    private const string Port = "8088";
    private const string Folder = "/home/ada";

    private readonly (string Name, string? Real)[] _names;

    /// <summary>Remembers what the names stand for.</summary>
    public Sample(string folder, string? application, string? address, string? call, string? conversation) => _names =
    [
        (Folder, folder),
        (Application, application),
        (Port, address is null ? null : new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("CON-" + Call, conversation),
        (Call, call),
    ];

    /// <summary>Puts what is really there into a script.</summary>
    public string Fill(string script) => Replace(script, static pair => pair.Name, static pair => pair.Real!);

    /// <summary>Puts the fixed names into what was printed.</summary>
    public string Mask(string text) => Replace(text, static pair => pair.Real!, static pair => pair.Name).Replace('\\', '/');

    private string Replace(string text, Func<(string Name, string? Real), string> from, Func<(string Name, string? Real), string> to)
    {
        foreach (var pair in _names)
        {
            if (!string.IsNullOrEmpty(pair.Real)) text = Regex.Replace(text, $@"(?<![\w]){Regex.Escape(from(pair))}(?![\w])", to(pair).Replace("$", "$$"));
        }

        return text;
    }
}
