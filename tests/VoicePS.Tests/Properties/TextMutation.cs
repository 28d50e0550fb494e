using System;
using System.Collections.Generic;

namespace VoicePS.Tests.Properties;

/// <summary>Changes bytes or characters without regard to what they mean.</summary>
internal static class TextMutation
{
    /// <summary>How many kinds of changes there are.</summary>
    public const int Kinds = 6;

    private const int LongestRun = 64;

    /// <summary>Makes the changes, one after the other.</summary>
    /// <param name="sample">The bytes or characters.</param>
    /// <param name="edits">The changes.</param>
    /// <param name="odd">What is put in.</param>
    public static T[] Apply<T>(IReadOnlyCollection<T> sample, IEnumerable<Edit> edits, IReadOnlyList<T> odd)
    {
        var text = new List<T>(sample);
        foreach (var edit in edits)
        {
            if (text.Count == 0) break;
            var at = edit.Place % text.Count;
            var run = Math.Min(edit.By % LongestRun + 1, text.Count - at);
            switch (edit.Kind)
            {
                case 0:
                    text.RemoveRange(at, run);
                    break;
                case 1:
                    text.InsertRange(at, text.GetRange(at, run));
                    break;
                case 2:
                    text.RemoveRange(at, text.Count - at);
                    break;
                case 3:
                    text.Insert(at, Edit.Pick(odd, edit.By));
                    break;
                default:
                    text[at] = Edit.Pick(odd, edit.By);
                    break;
            }
        }

        return [.. text];
    }
}
