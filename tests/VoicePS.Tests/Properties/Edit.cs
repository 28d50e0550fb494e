namespace VoicePS.Tests.Properties;

/// <summary>One change of a sample: which kind of change, where, and by what. Any numbers mean something, so that CsCheck can shrink them.</summary>
internal readonly record struct Edit(int Kind, int Place, int By)
{
    /// <summary>One of the values, whatever the number.</summary>
    public static T Pick<T>(System.Collections.Generic.IReadOnlyList<T> values, int number) => values[number % values.Count];
}
