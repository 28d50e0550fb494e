using System;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Core.Security;

namespace VoicePS.Core.Http;

/// <summary>Puts the bearer token on each request, and tries once more with a new one when it was refused.</summary>
internal sealed class Authorizer
{
    private readonly ITokenProvider _tokens;

    public Authorizer(ITokenProvider tokens) => _tokens = tokens;

    public Task<VoiceResponse> SendAsync(
        VoiceRequest request,
        RequestContext context,
        Func<VoiceRequest, string, RequestContext, Task<VoiceResponse>> send) =>
        SendAsync(token => send(request, token, context), static response => response.Status == HttpStatusCode.Unauthorized, context);

    public async Task<T> SendAsync<T>(Func<string, Task<T>> send, Func<T, bool> isRefused, RequestContext context)
    {
        var token = _tokens.GetToken();
        var response = await send(token).ConfigureAwait(false);
        if (!isRefused(response)) return response;

        // A 401 means that nothing was done, so even a create may go out again. A token that others have
        // renewed meanwhile is used as it is.
        _tokens.Reject(token);
        var renewed = _tokens.GetToken();
        if (renewed == token) return response;

        context.Trace("The service refused the token; trying once more with a new one.");
        return await send(renewed).ConfigureAwait(false);
    }
}
