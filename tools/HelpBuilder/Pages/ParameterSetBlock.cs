namespace HelpBuilder.Pages;

/// <summary>What a parameter is in one parameter set, key by key as PlatyPS names them.</summary>
internal sealed class ParameterSetBlock
{
    /// <summary>The name of a parameter that is the same in every set.</summary>
    public const string All = "(All)";

    public required string Name { get; init; }

    public required string Position { get; init; }

    public required bool IsRequired { get; init; }

    public required bool ValueFromPipeline { get; init; }

    public required bool ValueFromPipelineByPropertyName { get; init; }

    public required bool ValueFromRemainingArguments { get; init; }
}
