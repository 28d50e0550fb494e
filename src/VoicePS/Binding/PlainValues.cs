using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Takes PowerShell's objects apart into plain values, which is all that the client understands.</summary>
internal static class PlainValues
{
    private const int MaximumDepth = 32;

    private const int MaximumValues = 250_000;

    /// <summary>True for hashtables, dictionaries and custom objects: things with named fields.</summary>
    public static bool HasFields(object? value) =>
        value is not null && (Unwrap(value) is IDictionary || IsCustomObject(value));

    /// <summary>True for nothing, and for text with nothing in it: a cell of a table that was left blank.</summary>
    public static bool IsBlank(object? value) => value is null || (Unwrap(value) is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>Reads the named fields of a hashtable or object, in their order.</summary>
    /// <exception cref="FormatException">It is nested too deeply, or contains itself.</exception>
    public static Dictionary<string, object?> Fields(object value) => Fields(value, string.Empty);

    /// <summary>Reads the named fields of a hashtable or object, in their order.</summary>
    /// <param name="value">The hashtable or object.</param>
    /// <param name="path">Where it stands in something larger, for messages.</param>
    /// <exception cref="FormatException">It is nested too deeply, or contains itself.</exception>
    public static Dictionary<string, object?> Fields(object value, string path) => new Reading().Fields(value, 0, path);

    /// <summary>Turns any value into plain values.</summary>
    /// <exception cref="FormatException">It is nested too deeply, or contains itself.</exception>
    public static object? From(object? value) => new Reading().From(value, 0, string.Empty);

    /// <summary>The object behind PowerShell's wrapper; a custom object stays as it is.</summary>
    public static object Unwrap(object value) =>
        value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    private static PlainValueException NoForm(object value, string path) => new(
        PlainValueFault.NoForm,
        path,
        $"{(path.Length == 0 ? "The value" : path.TrimStart('.'))} is of type {value.GetType().Name}, which has no form in JSON: use text, numbers, booleans, hashtables or arrays.");

    private static bool IsCustomObject(object value) => value is PSObject { BaseObject: PSCustomObject };

    /// <summary>Reads one value. It counts, because a value can be small in memory and endless to read.</summary>
    private sealed class Reading
    {
        private int _count;

        public Dictionary<string, object?> Fields(object value, int depth, string path)
        {
            var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
            if (Unwrap(value) is IDictionary dictionary)
            {
                foreach (DictionaryEntry entry in dictionary)
                {
                    var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
                    fields[name] = From(entry.Value, depth + 1, $"{path}.{name}");
                }

                return fields;
            }

            foreach (var property in PSObject.AsPSObject(value).Properties.Where(static property => property.IsGettable))
            {
                fields[property.Name] = From(property.Value, depth + 1, $"{path}.{property.Name}");
            }

            return fields;
        }

        public object? From(object? value, int depth, string path)
        {
            if (depth > MaximumDepth)
            {
                throw new PlainValueException(PlainValueFault.TooDeep, path, $"The value is nested more than {MaximumDepth} levels deep, or contains itself.");
            }

            if (++_count > MaximumValues)
            {
                throw new PlainValueException(PlainValueFault.TooLarge, path, $"The value holds more than {MaximumValues:N0} values, or has no end.");
            }

            if (value is null) return null;
            var plain = Unwrap(value);
            return plain switch
            {
                SwitchParameter flag => flag.ToBool(),
                Guid or Uri or char or Enum or Version => plain.ToString(),
                double number when double.IsNaN(number) || double.IsInfinity(number) => throw NoForm(plain, path),
                float number when float.IsNaN(number) || float.IsInfinity(number) => throw NoForm(plain, path),
                bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => plain,
                DateTime time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                string => plain,
                VoiceEndpoint endpoint => From(endpoint.ToNccoDictionary(), depth, path),
                IDictionary => Fields(plain, depth, path),
                IEnumerable items => items.Cast<object?>().Select((item, index) => From(item, depth + 1, $"{path}[{index}]")).ToArray(),
                _ => IsCustomObject(plain) ? Fields(plain, depth, path) : throw NoForm(plain, path),
            };
        }
    }
}
