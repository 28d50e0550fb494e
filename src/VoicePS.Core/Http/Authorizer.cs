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

    /// <summary>Sends something with a token.</summary>
    /// <param name="takeTurn">Waits for the turn of each request. The token is taken after that, while it is fresh.</param>
    /// <param name="send">Sends the request with a token, in its turn.</param>
    /// <param name="isRefused">True where the answer says that the token is not accepted.</param>
    /// <param name="context">Who listens.</param>
    public async Task<T> SendAsync<T>(Func<Task<RateTurn?>> takeTurn, Func<string, RateTurn?, Task<T>> send, Func<T, bool> isRefused, RequestContext context)
    {
        var turn = await takeTurn().ConfigureAwait(false);
        var token = _tokens.GetToken();
        var response = await send(token, turn).ConfigureAwait(false);
        if (!isRefused(response)) return response;

        // A 401 means that nothing was done, so even a create may go out again. A token that others have
        // renewed meanwhile is used as it is.
        _tokens.Reject(token);
        var renewed = _tokens.GetToken();
        if (renewed == token) return response;

        context.Trace("The service refused the token; trying once more with a new one.");
        var secondTurn = await takeTurn().ConfigureAwait(false);
        return await send(renewed, secondTurn).ConfigureAwait(false);
    }
}
