using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;

namespace VoicePS.Tests.Properties;

/// <summary>Makes inputs out of samples.</summary>
internal static class Inputs
{
    private const string OddCharacters = "[]{}\":,\\ \n\t0129eE.-+&=%?#truefalsnulatcio\u00e4\u20ac\ud83d\ude00\ud800\0'/\u201c\ufeff";

    private static readonly byte[] OddBytes = [.. Encoding.UTF8.GetBytes("[]{}\":,\\ \n0129eE.-+%tfn"), 0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xA0, 0xEF, 0xF4, 0xFE, 0xFF];

    private static readonly Gen<int> Any = Gen.Int[0, int.MaxValue];

    /// <summary>JSON as UTF-8: mostly with nodes that were changed, at times with bytes that were.</summary>
    public static Gen<byte[]> JsonBytes(IReadOnlyList<string> samples) =>
        Gen.Select(Json(samples), Rarely(Edits(TextMutation.Kinds)), static (json, edits) => TextMutation.Apply(Encoding.UTF8.GetBytes(json), edits, OddBytes));

    /// <summary>JSON as text.</summary>
    public static Gen<string> JsonText(IReadOnlyList<string> samples) =>
        Gen.Select(Json(samples), Rarely(Edits(TextMutation.Kinds)), static (json, edits) => new string(TextMutation.Apply(json.ToCharArray(), edits, [.. OddCharacters])));

    /// <summary>Text of any kind.</summary>
    public static Gen<string> Text(IReadOnlyList<string> samples) =>
        Gen.Select(OneOf(samples), Edits(TextMutation.Kinds), static (text, edits) => new string(TextMutation.Apply(text.ToCharArray(), edits, [.. OddCharacters])));

    /// <summary>Up to six changes of so many kinds.</summary>
    public static Gen<Edit[]> Edits(int kinds) =>
        Gen.Select(Gen.Int[0, kinds - 1], Any, Any, static (kind, place, by) => new Edit(kind, place, by)).Array[1, 6];

    /// <summary>In one of three cases; in the others there is no change.</summary>
    public static Gen<Edit[]> Rarely(Gen<Edit[]> edits) => Gen.Frequency((2, Gen.Const<Edit[]>([])), (1, edits));

    private static Gen<T> OneOf<T>(IReadOnlyList<T> samples) => Gen.Int[0, samples.Count - 1].Select(index => samples[index]);

    private static Gen<string> Json(IReadOnlyList<string> samples)
    {
        string[] names = [.. samples.SelectMany(static sample => JsonTree.Parse(sample).All()).SelectMany(static node => node.Children).Select(static child => child.Name).OfType<string>().Distinct()];
        return Gen.Select(OneOf(samples), Edits(JsonMutation.Kinds), (sample, edits) => JsonMutation.Apply(sample, edits, names));
    }
}
