using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Recordings;

namespace VoicePS.Commands;

/// <summary>Gets the transcripts of recordings, sentence by sentence.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceTranscription", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(VoiceTranscriptionSentence))]
public sealed class GetVoiceTranscriptionCommand : RecordingCmdlet
{
    private protected override RecordingReference Read(object item) => RecordingInput.Transcription(item);

    private protected override void Process(object source, RecordingReference reference)
    {
        if (TryDo(source, session => Ask(session, reference), out var sentences)) WriteObject(sentences, enumerateCollection: true);
    }

    private IReadOnlyList<VoiceTranscriptionSentence> Ask(VoiceSession session, RecordingReference reference) =>
        Await(context => session.Recordings.GetTranscriptionAsync(reference, context));
}
