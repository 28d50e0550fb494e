using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>One item of -ForEach. It becomes $_, and the keys of a hashtable become variables as well.</summary>
internal sealed record ForEachItem(object? Value)
{
    public Dictionary<string, object?> Variables()
    {
        var variables = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["_"] = Value };
        if ((Value is PSObject wrapped ? wrapped.BaseObject : Value) is not IDictionary keys)
            return variables;
        foreach (DictionaryEntry entry in keys)
            variables[LanguagePrimitives.ConvertTo<string>(entry.Key)] = entry.Value;
        return variables;
    }
}
