using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Tts;

/// <summary>
/// The voices that the vendor documents: the styles of each language, and the 51 rows of the reference of 2017. The
/// table may be older than the service, so what is not in it may exist all the same.
/// </summary>
public static class TalkStyles
{
    /// <summary>The language that speaks where none is given.</summary>
    public const string DefaultLanguage = "en-US";

    private static readonly Lazy<Table> Loaded = new(static () => new Table());

    /// <summary>
    /// All voices, by language and style. A voice of 2017 is the style that it has become; a pair of name and language
    /// that has become none follows the styles of its language, with no style.
    /// </summary>
    public static IReadOnlyList<VoiceTalkStyle> All => Loaded.Value.Rows;

    /// <summary>The languages, in order, each with its name in words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Languages => Loaded.Value.Languages;

    /// <summary>The styles of a language.</summary>
    /// <param name="language">The BCP-47 tag, in any case.</param>
    /// <returns>The styles in order; none where the language is not in the table.</returns>
    public static IReadOnlyList<VoiceTalkStyle> OfLanguage(string language) =>
        [.. All.Where(row => row.Style is not null && Same(row.Language, language))];

    /// <summary>The rows of a voice name of 2017.</summary>
    /// <param name="voiceName">The name, in any case.</param>
    /// <returns>One row; two for Gwyneth and Geraint, who spoke two languages; none where the name is not in the table.</returns>
    public static IReadOnlyList<VoiceTalkStyle> OfVoiceName(string voiceName) => [.. All.Where(row => Same(row.VoiceName, voiceName))];

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private sealed class Table
    {
        private readonly Dictionary<(string Language, int Style), VoiceTalkStyle> _styles = new();
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        public Table()
        {
            foreach (var row in CsvResource.Read("talk-styles.csv")) AddVariant(row);
            var rows = _styles.Values.ToList();
            foreach (var row in CsvResource.Read("voices.csv")) AddVoiceName(row, rows);

            // In the order that people look for them: Chipmunk, who has no number, after those who have one.
            Rows = [.. rows
                .OrderBy(static row => row.Language, StringComparer.Ordinal)
                .ThenBy(static row => row.Style ?? int.MaxValue)
                .ThenBy(static row => row.VoiceName, StringComparer.Ordinal)];
            Languages = [.. _names.OrderBy(static name => name.Key, StringComparer.Ordinal)];
        }

        public IReadOnlyList<VoiceTalkStyle> Rows { get; }

        public IReadOnlyList<KeyValuePair<string, string>> Languages { get; }

        // The file has a row for each variant, standard and premium; some rows stand there twice.
        private void AddVariant(IReadOnlyDictionary<string, string> row)
        {
            var language = row["LanguageCode"];
            if (!_names.ContainsKey(language)) _names.Add(language, row["Language"]);

            var number = int.Parse(row["Style"], NumberStyles.None, CultureInfo.InvariantCulture);
            if (!_styles.TryGetValue((language, number), out var style))
            {
                style = new VoiceTalkStyle(language, _names[language]) { Style = number, Ssml = false };
                _styles.Add((language, number), style);
            }

            var name = OrNull(row["Name"]);
            if (bool.Parse(row["Premium"]))
            {
                style.Premium = true;
                style.PremiumName ??= name;
            }
            else
            {
                style.Standard = true;
            }

            style.Name ??= name;
            style.Gender ??= OrNull(row["Gender"]);
            style.Provider ??= OrNull(row["Provider"]);
            style.Ssml = style.Ssml == true || bool.Parse(row["Ssml"]);
        }

        // A name of 2017 has become the first style of its language that bears the same name.
        private void AddVoiceName(IReadOnlyDictionary<string, string> row, List<VoiceTalkStyle> rows)
        {
            var name = row["Name"];
            var language = row["Language"] switch
            {
                "en-GB WLS" => "en-GB-WLS",
                "cy-GB WLS" => "cy-GB",
                var tag => tag,
            };
            var style = _styles.Values
                .Where(style => style.Language == language && style.Name == name)
                .OrderBy(static style => style.Style)
                .FirstOrDefault();
            if (style is not null)
            {
                style.VoiceName = name;
                return;
            }

            var gender = row["Gender"];
            rows.Add(new VoiceTalkStyle(language, _names[language])
            {
                VoiceName = name,
                Name = name,
                Gender = char.ToUpperInvariant(gender[0]) + gender.Substring(1),
                Standard = true,
            });
        }

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
