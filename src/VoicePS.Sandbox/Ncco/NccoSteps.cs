using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Ncco;

/// <summary>Runs each action by its name.</summary>
internal static class NccoSteps
{
    private static readonly Dictionary<string, Func<NccoFlow, NccoAction, Task<NccoSource?>>> Steps = new(StringComparer.Ordinal)
    {
        ["talk"] = PromptStep.TalkAsync,
        ["stream"] = PromptStep.StreamAsync,
        ["input"] = InputStep.RunAsync,
        ["record"] = RecordStep.RunAsync,
        ["connect"] = ConnectStep.RunAsync,
        ["conversation"] = ConversationStep.RunAsync,
        ["notify"] = SmallSteps.NotifyAsync,
        ["wait"] = SmallSteps.WaitAsync,
        ["transfer"] = SmallSteps.TransferAsync,
        ["pay"] = SmallSteps.PayAsync,
    };

    public static Task<NccoSource?> RunAsync(NccoFlow flow, NccoAction action) => Steps[action.Name](flow, action);
}
