using System;
using System.Globalization;
using System.Text.Json;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>
/// Reads the fields of one JSON object. Whatever does not fit is noted and read as absent. A JSON null counts as a
/// value of the wrong type, as in the service.
/// </summary>
internal sealed class Fields
{
    private readonly JsonElement _object;
    private readonly string _path;

    public Fields(JsonElement source, string path, FieldErrors errors)
    {
        _object = source;
        _path = path;
        Errors = errors;
    }

    public FieldErrors Errors { get; }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string PathOf(string name) => _path + name;

    public void Refuse(string name, string reason) => Errors.Add(PathOf(name), reason);

    /// <summary>A field of any type.</summary>
    public JsonElement? Any(string name, bool required = false)
    {
        if (_object.TryGetProperty(name, out var value)) return value;
        if (required) Refuse(name, InvalidParameter.Required);
        return null;
    }

    public string? Text(string name, bool required = false)
    {
        if (OfKind(name, JsonValueKind.String, required)?.GetString() is not { } text) return null;
        if (text.Trim().Length > 0) return text;

        Refuse(name, "Must not be empty.");
        return null;
    }

    public string? OneOf(string name, params string[] allowed)
    {
        if (Text(name) is not { } text) return null;
        if (Array.IndexOf(allowed, text) >= 0) return text;

        Refuse(name, $"Must be one of {string.Join(", ", allowed)}.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Any(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();

        Refuse(name, InvalidParameter.WrongType);
        return null;
    }

    public int? Integer(string name, int minimum, int maximum)
    {
        if (OfKind(name, JsonValueKind.Number) is not { } value) return null;
        if (value.TryGetInt32(out var number) && number >= minimum && number <= maximum) return number;

        Refuse(name, maximum == int.MaxValue
            ? $"Must be a whole number of {minimum} or more."
            : $"Must be a whole number from {minimum} to {maximum}.");
        return null;
    }

    /// <summary>A number, or the same as text, which is how the documents have it.</summary>
    public decimal? NumberOrText(string name, decimal minimum, decimal maximum)
    {
        if (Any(name) is not { } value) return null;
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            Refuse(name, InvalidParameter.WrongType);
            return null;
        }

        if (AsNumber(value) is { } number && number >= minimum && number <= maximum) return number;

        Refuse(name, string.Format(CultureInfo.InvariantCulture, "Must be a number from {0} to {1}.", minimum, maximum));
        return null;
    }

    public JsonElement? Object(string name, bool required = false) => OfKind(name, JsonValueKind.Object, required);

    public JsonElement? List(string name, bool required = false) => OfKind(name, JsonValueKind.Array, required);

    /// <summary>An array with exactly one absolute http or https URL, as the API wants all its URLs.</summary>
    public string? SingleUrl(string name, bool required = false)
    {
        if (List(name, required) is not { } urls) return null;
        if (urls.GetArrayLength() != 1)
        {
            Refuse(name, "Must be an array with exactly one URL.");
            return null;
        }

        if (urls[0].ValueKind != JsonValueKind.String)
        {
            Refuse(name, InvalidParameter.WrongType);
            return null;
        }

        var url = urls[0].GetString()!;
        if (Urls.IsAbsolute(url, "http", "https")) return url;

        Refuse(name, "Must be an absolute http or https URL.");
        return null;
    }

    /// <summary>The fields of an object inside this one.</summary>
    public Fields? Inside(string name, bool required = false) =>
        Object(name, required) is { } inner ? new Fields(inner, PathOf(name) + ".", Errors) : null;

    private JsonElement? OfKind(string name, JsonValueKind kind, bool required = false)
    {
        if (Any(name, required) is not { } value) return null;
        if (value.ValueKind == kind) return value;

        Refuse(name, InvalidParameter.WrongType);
        return null;
    }

    private static decimal? AsNumber(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.TryGetDecimal(out var number) ? number : null;

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(value.GetString(), Plain, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
