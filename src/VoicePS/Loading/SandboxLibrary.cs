using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using VoicePS.Core.Calls;
using VoicePS.Sandbox;

namespace VoicePS.Loading;

/// <summary>The one place that touches VoicePS.Sandbox.dll, so that nothing loads it before a sandbox is started.</summary>
internal static class SandboxLibrary
{
    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="InvalidOperationException">It cannot listen there; the message says why.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceSandbox Start(SandboxSettings settings)
    {
        var options = new SandboxOptions
        {
            Port = settings.Port,
            ApiVersion = settings.ApiVersion == "2017" ? SandboxApiVersion.V2017 : SandboxApiVersion.Current,
            RequestLog = settings.RequestLog,
            SignatureSecret = settings.SignatureSecret,
        };
        if (settings.ApiKey is { } key) options.ApiKey = key;
        if (settings.TimeScale is { } scale) options.TimeScale = scale;
        if (settings.LegPersistenceDays is { } days) options.Retention = TimeSpan.FromDays(days);
        options.EnforceRateLimit = settings.EnforceRateLimit;
        options.SeedCalls = settings.SeedCalls;
        options.Seed = settings.Seed;
        (options.AnswerUrl, options.AnswerMethod) = settings.Answer;
        (options.FallbackAnswerUrl, options.FallbackAnswerMethod) = settings.FallbackAnswer;
        (options.EventUrl, options.EventMethod) = settings.Events;
        try
        {
            var server = SandboxServer.Start(options, JwtLibrary.Toolkit);
            return new VoiceSandbox(server, server.BaseUri, Guid.Parse(server.ApplicationId), server.PrivateKeyPem, settings.ApiVersion)
            {
                TimeScale = options.TimeScale,
                EnforceRateLimit = options.EnforceRateLimit,
                Clock = () => server.Now,
            };
        }
        catch (SandboxStartException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>What a sandbox noted so far, in order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEnumerable<VoiceSandboxEvent> ReadEvents(VoiceSandbox sandbox) => ServerOf(sandbox).ReadEvents();

    /// <summary>Follows what a sandbox notes: first what was so far, then the rest as it comes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SandboxFeed FollowEvents(VoiceSandbox sandbox)
    {
        var feed = ServerOf(sandbox).FollowEvents();
        return new SandboxFeed(feed.NextAsync, feed);
    }

    /// <summary>Sets what a number does; null lets its last digits decide again.</summary>
    /// <exception cref="ArgumentException">It does not fit together; the message says why.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SetNumber(VoiceSandbox sandbox, string number, VoiceSandboxNumber? behavior) =>
        ServerOf(sandbox).SetNumber(number, behavior is null ? null : new NumberBehavior
        {
            Kind = (NumberBehaviorKind)Enum.Parse(typeof(NumberBehaviorKind), behavior.Behavior.ToString()),
            AnswerAfter = behavior.AnswerAfter,
            HangUpAfter = behavior.HangUpAfter,
            Digits = behavior.Digits,
            Speech = behavior.Speech,
            HasBeep = behavior.Beep,
            Detail = behavior.Detail,
        });

    /// <summary>What was set for numbers, and what endings mean.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEnumerable<VoiceSandboxNumber> ReadNumbers(VoiceSandbox sandbox)
    {
        var set = ServerOf(sandbox).ReadNumbers()
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => Describe(pair.Key, pair.Value, isSet: true, rule: null));
        return set.Concat(NumberTable.Rules.Select(static rule => Describe("*" + rule.Ending, rule.Common, isSet: false, rule.Description))).ToArray();
    }

    /// <summary>What a number does.</summary>
    /// <exception cref="ArgumentException">There is no number.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceSandboxNumber FindNumber(VoiceSandbox sandbox, string number)
    {
        var (plain, behavior, isSet) = ServerOf(sandbox).FindNumber(number);
        return Describe(plain, behavior, isSet, rule: null);
    }

    /// <summary>Makes another application in a sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <returns>Its id, and its private key as PEM text.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (Guid Id, string PrivateKey) AddApplication(VoiceSandbox sandbox)
    {
        var application = ServerOf(sandbox).AddApplication();
        return (Guid.Parse(application.Id), application.PrivateKeyPem);
    }

    /// <summary>Lets a call come in.</summary>
    /// <exception cref="ArgumentException">A number or the address is none.</exception>
    /// <exception cref="InvalidOperationException">There is nobody to ask what to do with it.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceCall PlaceInboundCall(VoiceSandbox sandbox, string from, string to, string? answerUrl, string answerMethod)
    {
        var server = ServerOf(sandbox);
        return CallReader.Read(server.ShowCall(server.PlaceInboundCall(from, to, answerUrl, answerMethod))!, sandbox.BaseUri);
    }

    /// <summary>Presses keys at the far end. False where there is no such call, or it is over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Press(VoiceSandbox sandbox, string uuid, string digits) => ServerOf(sandbox).Press(uuid, digits);

    /// <summary>Says something at the far end. False where there is no such call, or it is over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Say(VoiceSandbox sandbox, string uuid, string text) => ServerOf(sandbox).Say(uuid, text);

    /// <summary>Hangs up at the far end. False where there is no such call, or it is over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HangUpFarEnd(VoiceSandbox sandbox, string uuid) => ServerOf(sandbox).HangUpFarEnd(uuid);

    /// <summary>Has something go wrong.</summary>
    /// <exception cref="ArgumentException">It does not fit together; the message says why.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static VoiceSandboxFault SetFault(VoiceSandbox sandbox, VoiceSandboxFault fault) => ServerOf(sandbox).SetFault(fault);

    /// <summary>Puts an end to a fault. False where there is none of that name.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool RemoveFault(VoiceSandbox sandbox, string name) => ServerOf(sandbox).RemoveFault(name);

    /// <summary>What goes wrong, and how often it has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<VoiceSandboxFault> ReadFaults(VoiceSandbox sandbox) => ServerOf(sandbox).ReadFaults();

    /// <summary>Writes what another program needs to call the sandbox into files.</summary>
    /// <exception cref="System.IO.IOException">A file is there already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The system does not allow it.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ExportCredential(VoiceSandbox sandbox, string folder, bool overwrite) =>
        ServerOf(sandbox).ExportCredential(folder, overwrite);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static VoiceSandboxNumber Describe(string number, NumberBehavior behavior, bool isSet, string? rule) => new(number)
    {
        IsSet = isSet,
        Rule = rule,
        Behavior = (VoiceSandboxBehavior)Enum.Parse(typeof(VoiceSandboxBehavior), behavior.Kind.ToString()),
        AnswerAfter = behavior.AnswerAfter,
        HangUpAfter = behavior.HangUpAfter,
        Digits = behavior.Digits,
        Speech = behavior.Speech,
        Beep = behavior.HasBeep,
        Detail = behavior.Detail,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SandboxServer ServerOf(VoiceSandbox sandbox) => (SandboxServer)sandbox.Server;
}
