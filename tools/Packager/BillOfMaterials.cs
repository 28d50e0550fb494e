using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Packager;

/// <summary>
/// Writes what the package ships as a bill of materials, CycloneDX 1.6 in JSON, for scanners that look up weaknesses. It has no
/// time in it, and a number that comes of its content: the same commit gives the same bytes.
/// </summary>
internal static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ModuleManifest manifest, ShippedPackages packages)
    {
        var own = $"pkg:nuget/VoicePS@{manifest.Version}?repository_url=https://www.powershellgallery.com/api/v2";
        var needed = packages.Needs.Values.SelectMany(static needs => needs).ToHashSet(StringComparer.Ordinal);
        var document = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "library",
                    ["bom-ref"] = own,
                    ["name"] = "VoicePS",
                    ["version"] = manifest.Version,
                    ["description"] = manifest.Description,
                    ["licenses"] = Licenses("MIT"),
                    ["copyright"] = manifest.Copyright,
                    ["purl"] = own,
                },
            },
            ["components"] = new JsonArray([.. packages.All.Select(Component)]),
            ["dependencies"] = new JsonArray(
            [
                Needs(own, packages.All.Select(static package => package.Url).Where(address => !needed.Contains(address))),
                .. packages.All.Select(package => Needs(package.Url, packages.Needs[package.Url])),
            ]),
        };
        document.Insert(2, "serialNumber", "urn:uuid:" + NumberOf(document.ToJsonString()));
        return document.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Component(ShippedPackage package)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = package.Url,
            ["name"] = package.Name,
            ["version"] = package.Version,
            ["hashes"] = new JsonArray(new JsonObject
            {
                ["alg"] = "SHA-512",
                ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(package.Sha512)),
            }),
            ["licenses"] = Licenses(package.License),
            ["purl"] = package.Url,
            ["evidence"] = new JsonObject
            {
                ["occurrences"] = new JsonArray([.. package.Files.Select(static file => new JsonObject { ["location"] = file })]),
            },
        };
        if (package.Copyright is { } copyright) component.Insert(6, "copyright", copyright);
        if (package.ProjectUrl is { } address)
        {
            component["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "website", ["url"] = address });
        }

        return component;
    }

    private static JsonArray Licenses(string id) => new(new JsonObject { ["license"] = new JsonObject { ["id"] = id } });

    private static JsonObject Needs(string address, System.Collections.Generic.IEnumerable<string> needs) => new()
    {
        ["ref"] = address,
        ["dependsOn"] = new JsonArray([.. needs.Order(StringComparer.Ordinal).Select(static need => JsonValue.Create(need))]),
    };

    // A UUID of version 8, which is free to come of a hash.
    private static string NumberOf(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }
}
