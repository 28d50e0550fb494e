using System;
using System.IO;
using System.Linq;
using System.Text;

namespace VoicePS.Sandbox.Recordings;

/// <summary>
/// A recording as a WAV file (PCM, 16 kHz, 16 bits), made while it is read: two hours of it take no more memory than
/// two seconds.
/// </summary>
internal sealed class WavStream : Stream
{
    private const int HeaderLength = 44;
    private const int BytesPerSample = 2;

    private readonly Part[] _parts;
    private readonly int _channels;
    private readonly byte[] _header;
    private long _position;

    public WavStream(RecordingSpec spec)
    {
        _channels = spec.Channels;
        Length = LengthOf(spec);
        _header = MakeHeader(Length - HeaderLength, spec.Channels);
        _parts = MakeParts(spec, FramesOf(spec.Duration));
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    private int FrameLength => _channels * BytesPerSample;

    public static long LengthOf(RecordingSpec spec) => HeaderLength + FramesOf(spec.Duration) * spec.Channels * BytesPerSample;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position >= Length || count == 0) return 0;
        if (_position < HeaderLength)
        {
            var length = (int)Math.Min(count, HeaderLength - _position);
            Array.Copy(_header, _position, buffer, offset, length);
            _position += length;
            return length;
        }

        return ReadSound(buffer, offset, (int)Math.Min(count, Length - _position));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A recording is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A recording is only read.");

    private static long FramesOf(TimeSpan time) => Math.Max(0, time.Ticks) * VoiceSound.Rate / TimeSpan.TicksPerSecond;

    // Whole frames are mixed, also where the reader begins or ends within one.
    private int ReadSound(byte[] buffer, int offset, int count)
    {
        var at = _position - HeaderLength;
        var first = at / FrameLength;
        var last = (at + count - 1) / FrameLength;
        var sound = new int[(last - first + 1) * _channels];
        foreach (var part in _parts) part.MixInto(sound, first, _channels);

        var skip = (int)(at - first * FrameLength);
        for (var i = 0; i < count; i++)
        {
            var place = skip + i;
            var sample = Math.Max(short.MinValue, Math.Min(short.MaxValue, sound[place / BytesPerSample]));
            buffer[offset + i] = (byte)(place % BytesPerSample == 0 ? sample : sample >> 8);
        }

        _position += count;
        return count;
    }

    private static Part[] MakeParts(RecordingSpec spec, long frames)
    {
        // Where nobody says what was spoken, somebody speaks all the time: a recording that is silent is of little use.
        var voices = spec.Sentences.Count == 0
            ? Enumerable.Range(0, spec.Channels).Select(channel => new Part(VoiceSound.OfVoice(channel), channel, 0, frames))
            : spec.Sentences.Select(sentence => new Part(
                VoiceSound.OfVoice(sentence.Channel),
                Math.Min(sentence.Channel, spec.Channels - 1),
                FramesOf(sentence.Offset),
                FramesOf(sentence.Offset + sentence.Duration)));
        var beeps = Enumerable.Range(0, spec.HasBeep ? spec.Channels : 0)
            .Select(channel => new Part(BeepSound.Samples, channel, 0, BeepSound.Samples.Length));
        return voices.Concat(beeps).ToArray();
    }

    private static byte[] MakeHeader(long soundLength, int channels)
    {
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(Size(soundLength + HeaderLength - 8));
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)channels);
        writer.Write(VoiceSound.Rate);
        writer.Write(VoiceSound.Rate * channels * BytesPerSample);
        writer.Write((short)(channels * BytesPerSample));
        writer.Write((short)(8 * BytesPerSample));
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(Size(soundLength));
        writer.Flush();
        return header.ToArray();

        // Two hours of 32 channels are more than the format can say. Its largest number stands for "to the end".
        static uint Size(long length) => (uint)Math.Min(length, uint.MaxValue);
    }

    /// <summary>A sound that is heard on a channel from one frame to another, repeated as often as it takes.</summary>
    private sealed record Part(short[] Sound, int Channel, long From, long To)
    {
        public void MixInto(int[] frames, long first, int channels)
        {
            var start = Math.Max(From, first);
            var end = Math.Min(To, first + frames.Length / channels);
            for (var frame = start; frame < end; frame++)
                frames[(frame - first) * channels + Channel] += Sound[(frame - From) % Sound.Length];
        }
    }
}
