using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Numerics;
using System.Reflection;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>Turns any object into dictionaries, lists and simple values, as deep as allowed. Deeper objects become text.</summary>
internal sealed class JsonPreparation(PSCmdlet cmdlet, int maxDepth)
{
    private bool _warned;

    public object? Prepare(object? value) => Prepare(value, depth: 0);

    private object? Prepare(object? value, int depth)
    {
        if (value is null || value == System.Management.Automation.Internal.AutomationNull.Value)
            return null;

        var wrapper = value as PSObject;
        var target = wrapper is null ? value : wrapper.BaseObject;
        if (target == NullString.Value || target == DBNull.Value)
            return null;

        if (IsSimple(target))
            return WithExtendedProperties(wrapper, AsNumberOrName(target), depth, includesAdapted: false);

        if (depth > maxDepth)
            return Truncate(wrapper, target, depth);

        return target switch
        {
            IDictionary dictionary => WithExtendedProperties(wrapper, FromDictionary(dictionary, depth), depth, includesAdapted: false),
            IEnumerable many => WithExtendedProperties(wrapper, FromList(many, depth), depth, includesAdapted: false),
            _ => WithExtendedProperties(wrapper, FromMembers(target, depth), depth, includesAdapted: true),
        };
    }

    private static bool IsSimple(object value) =>
        value is string or decimal or DateTime or DateTimeOffset or Guid or Uri or BigInteger || value.GetType().IsPrimitive || value is Enum;

    /// <summary>JavaScript cannot hold a 64-bit number exactly, so such an enum is written by name.</summary>
    private static object AsNumberOrName(object value) =>
        value is Enum && Enum.GetUnderlyingType(value.GetType()) is var number && (number == typeof(long) || number == typeof(ulong))
            ? value.ToString()!
            : value;

    private object? Truncate(PSObject? wrapper, object target, int depth)
    {
        if (!_warned)
        {
            _warned = true;
            cmdlet.WriteWarning(string.Create(
                CultureInfo.CurrentCulture, $"Resulting JSON is truncated as serialization has exceeded the set depth of {maxDepth}."));
        }

        if (wrapper is not null && target is PSCustomObject)
            return LanguagePrimitives.ConvertTo<string>(wrapper);

        var text = LanguagePrimitives.ConvertTo(target, typeof(string), CultureInfo.InvariantCulture);
        return WithExtendedProperties(wrapper, text, depth, includesAdapted: false);
    }

    private Dictionary<string, object?> FromDictionary(IDictionary dictionary, int depth)
    {
        var result = new Dictionary<string, object?>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
            {
                var exception = new InvalidOperationException(
                    $"The type '{dictionary.GetType().FullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.");
                cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "NonStringKeyInDictionary", ErrorCategory.InvalidOperation, dictionary));
                break;
            }

            result.Add(name, Prepare(entry.Value, depth + 1));
        }

        return result;
    }

    private List<object?> FromList(IEnumerable many, int depth) => [.. many.Cast<object?>().Select(item => Prepare(item, depth + 1))];

    private Dictionary<string, object?> FromMembers(object target, int depth)
    {
        var result = new Dictionary<string, object?>();
        if (target is PSCustomObject)
            return result;

        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        foreach (var field in target.GetType().GetFields(Public).Where(IsWritten))
            result.TryAdd(field.Name, Prepare(ValueOrNull(() => field.GetValue(target)), depth + 1));
        foreach (var property in target.GetType().GetProperties(Public).Where(IsWritten))
        {
            if (property.GetGetMethod() is not null && property.GetIndexParameters().Length == 0)
                result.TryAdd(property.Name, Prepare(ValueOrNull(() => property.GetValue(target)), depth + 1));
        }

        return result;
    }

    private static bool IsWritten(MemberInfo member) => !member.IsDefined(typeof(JsonIgnoreAttribute), inherit: true);

    /// <summary>Adds what PowerShell attached to the object; a simple value or list moves into "value" to make room.</summary>
    private object? WithExtendedProperties(PSObject? wrapper, object? prepared, int depth, bool includesAdapted)
    {
        if (wrapper is null || wrapper.BaseObject is string or DateTime)
            return prepared;

        var properties = wrapper.Properties.Where(property => includesAdapted || IsExtended(property)).ToList();
        if (properties.Count == 0)
            return prepared;

        var receiver = prepared as Dictionary<string, object?> ?? new Dictionary<string, object?> { ["value"] = prepared };
        foreach (var property in properties)
        {
            if (!receiver.ContainsKey(property.Name))
                receiver.Add(property.Name, Prepare(ValueOrNull(() => property.Value), depth + 1));
        }

        return receiver;
    }

    private static bool IsExtended(PSPropertyInfo property) =>
        (property.MemberType & (PSMemberTypes.Property | PSMemberTypes.ParameterizedProperty)) == 0;

    /// <summary>A property that cannot be read counts as null: one broken getter must not spoil the rest.</summary>
    private static object? ValueOrNull(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is TargetInvocationException or GetValueException or NotSupportedException)
        {
            return null;
        }
    }
}
