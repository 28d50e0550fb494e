using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using VoicePS.Core.Events;
using VoicePS.Tests.Core;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>Whatever comes to a webhook, it becomes an event, or the one exception that is documented.</summary>
public sealed class EventProperties
{
    private static readonly string[] Samples = [.. EventTests.Kinds.Select(static row => row.Data.Item1)];
    private static readonly string[] Queries = [.. EventTests.KindsByGet.Select(static row => EventTests.Query(row.Data.Item1))];

    [Fact]
    public void An_event_by_POST_or_the_documented_exception() => Run(Inputs.JsonText(Samples), EventReader.Read);

    [Fact]
    public void An_event_by_GET_or_the_documented_exception() => Run(Inputs.Text(Queries), static query => [EventReader.ReadQuery(query)]);

    private static void Run(Gen<string> texts, Func<string, IReadOnlyList<VoiceEvent>> read) =>
        Soak.Run(texts, 5_000, static text => text, text =>
        {
            try
            {
                var events = read(text);
                Everything.Read(events);
                Assert.All(events, static received => Assert.NotEmpty(received.EventType));
                return true;
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
                return false;
            }
        });
}
