using System;

namespace VoicePS.Binding;

/// <summary>Why a value cannot be taken apart into plain values.</summary>
internal enum PlainValueFault
{
    /// <summary>It is of a type that has no form in JSON.</summary>
    NoForm,

    /// <summary>It is nested too deeply, or contains itself.</summary>
    TooDeep,

    /// <summary>It holds too many values, or has no end.</summary>
    TooLarge,
}

/// <summary>A value cannot be taken apart into plain values.</summary>
internal sealed class PlainValueException : FormatException
{
    public PlainValueException(PlainValueFault fault, string path, string message)
        : base(message)
    {
        Fault = fault;
        Path = path;
    }

    /// <summary>Why not.</summary>
    public PlainValueFault Fault { get; }

    /// <summary>Where it is.</summary>
    public string Path { get; }
}
