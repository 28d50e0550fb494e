using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>What each number does: what was set for it, or else what its ending says.</summary>
internal sealed class NumberBook
{
    private readonly ConcurrentDictionary<string, NumberBehavior> _set = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was set, as a copy.</summary>
    public IReadOnlyDictionary<string, NumberBehavior> Read() => _set.ToDictionary(static pair => pair.Key, static pair => pair.Value);

    /// <summary>Sets what an address does from its next call on; null lets its ending decide again.</summary>
    public void Change(string address, NumberBehavior? behavior)
    {
        var key = Key(address);
        behavior?.Check();

        if (behavior is null) _set.TryRemove(key, out _);
        else _set[key] = behavior;
    }

    /// <summary>What an address does. An ending means something in a phone number only.</summary>
    public NumberBehavior Find(string address, bool isPhone)
    {
        var key = Plain(address);
        if (_set.TryGetValue(key, out var behavior)) return behavior;
        return isPhone ? NumberTable.Find(key) : NumberTable.Find("");
    }

    /// <summary>What an address does, and whether that was set. What has a letter in it is no phone number.</summary>
    public (string Address, NumberBehavior Behavior, bool IsSet) Look(string address)
    {
        var key = Key(address);
        return (key, Find(key, key.All(char.IsDigit)), _set.ContainsKey(key));
    }

    private static string Key(string address) =>
        Plain(address) is { Length: > 0 } key ? key : throw new ArgumentException($"'{address}' is not a number, nor the address of an endpoint.");

    // A number may be written with its plus, and in groups; other addresses are what they are.
    internal static string Plain(string address)
    {
        var text = (address ?? throw new ArgumentNullException(nameof(address))).Trim();
        return text.All(static part => char.IsDigit(part) || " +-().".IndexOf(part) >= 0)
            ? new string(text.Where(char.IsDigit).ToArray())
            : text;
    }
}
