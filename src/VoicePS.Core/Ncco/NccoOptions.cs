using System;
using System.Collections.Generic;

namespace VoicePS.Core.Ncco;

/// <summary>
/// Collects the options of one action in the order in which they travel. What nobody gave stays away, so that the
/// service's own defaults hold.
/// </summary>
public sealed class NccoOptions
{
    private readonly Dictionary<string, object?> _options = new(StringComparer.Ordinal);

    /// <summary>True where no option was given.</summary>
    public bool IsEmpty => _options.Count == 0;

    /// <summary>Adds an option.</summary>
    /// <param name="name">The API's name of it, in an NCCO's camelCase.</param>
    /// <param name="value">A plain value: text, a number, a boolean, a list or a dictionary. Null means that it was not given.</param>
    /// <returns>These options.</returns>
    public NccoOptions Add(string name, object? value)
    {
        if (value is not null) _options.Add(name, value);
        return this;
    }

    /// <summary>Adds what travels in an array of one, such as the address of a webhook: the service refuses a bare text.</summary>
    /// <param name="name">The API's name of the option.</param>
    /// <param name="value">The one value, or null.</param>
    /// <returns>These options.</returns>
    public NccoOptions AddInArray(string name, object? value) => Add(name, value is null ? null : new object?[] { value });

    /// <summary>Adds options that belong together, as an object of their own.</summary>
    /// <param name="name">The API's name of the group, for example <c>dtmf</c>.</param>
    /// <param name="group">The options of the group, which may be empty, or null.</param>
    /// <returns>These options.</returns>
    public NccoOptions AddGroup(string name, NccoOptions? group) => Add(name, group?._options);

    /// <summary>Makes the action.</summary>
    /// <param name="action">The action's name, for example <c>talk</c>.</param>
    /// <returns>The action, with the options as they are now.</returns>
    public VoiceNccoAction ToAction(string action) => new(action, _options);
}
