namespace VoicePS.Bench.Reports;

/// <summary>One figure of one piece of work, held against its target.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Work">What was done.</param>
/// <param name="Figure">What the figure is.</param>
/// <param name="Samples">The figure in each run.</param>
/// <param name="Target">What the median must reach; null for a figure that only explains another.</param>
/// <param name="AtLeast">True where more is better.</param>
internal sealed record Check(string Scenario, string Work, string Figure, IReadOnlyList<double> Samples, double? Target, bool AtLeast)
{
    public double Median => Statistics.Median(Samples);

    public double Minimum => Samples.Min();

    public double Maximum => Samples.Max();

    public bool IsMet => Target is null || (AtLeast ? Median >= Target : Median <= Target);
}
