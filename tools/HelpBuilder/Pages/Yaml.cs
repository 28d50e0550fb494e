using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace HelpBuilder.Pages;

/// <summary>Reads yaml strictly: a key that is unknown, missing or given twice is an error.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Deserializer =
        new DeserializerBuilder().WithDuplicateKeyChecking().WithEnforceRequiredMembers().Build();

    /// <exception cref="YamlException">The text is malformed, or not what is wanted.</exception>
    public static T Read<T>(string text) =>
        Deserializer.Deserialize<T?>(text) ?? throw new YamlException("It is empty.");

    /// <summary>The innermost message, which is the one that tells.</summary>
    public static string Reason(YamlException exception)
    {
        System.Exception cause = exception;
        while (cause.InnerException is { } inner) cause = inner;
        return cause.Message;
    }
}
