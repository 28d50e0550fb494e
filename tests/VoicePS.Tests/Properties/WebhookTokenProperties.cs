using CsCheck;
using VoicePS.Core.Security;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>Whatever stands where the token of a webhook should be, it is read or found wrong, and nothing is thrown.</summary>
public sealed class WebhookTokenProperties
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    private const string Claims = """
        {"iat":1587494962,"jti":"c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5","iss":"Vonage","payload_hash":"d6c0e74b5857df20e3b7e51b30c0c2a40ec73a77879b6f074ddc7a2317dd031b","api_key":"a1b2c3d","application_id":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab"}
        """;

    public static TheoryData<string> Builds => JwtBuilds.All;

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_token_is_read_or_found_wrong(string build)
    {
        var reader = (IWebhookTokenReader)JwtBuilds.Toolkit(build);
        Soak.Run(Tokens(), 5_000, static text => text, text =>
        {
            var found = reader.ReadWebhookToken(text, WebhookTokens.SecretBytes);
            Everything.Read(found);

            // What cannot be read cannot be signed either.
            Assert.False(found.IsSignatureValid && !(found.IsWellFormed && found.IsAlgorithmAllowed));
            return found.IsWellFormed;
        });
    }

    // Signed by the one who knows the secret, whatever it says; and at times changed after that.
    private static Gen<string> Tokens() => Gen.Select(
        Gen.Frequency((2, Gen.Const(Header)), (1, Inputs.JsonText([Header]))),
        Inputs.JsonText([Claims]),
        Inputs.Rarely(Inputs.Edits(TextMutation.Kinds)),
        static (header, claims, edits) => new string(TextMutation.Apply<char>(
            WebhookTokens.Make(header, claims, WebhookTokens.Secret).ToCharArray(), edits, [.. "..-_=+/ \0A0\ud800"])));
}
