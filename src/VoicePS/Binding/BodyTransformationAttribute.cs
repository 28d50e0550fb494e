using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace VoicePS.Binding;

/// <summary>Lets the body of a webhook be given as its bytes, or as text, which becomes UTF-8.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BodyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? Array.Empty<byte>() : PlainValues.Unwrap(inputData) switch
        {
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            IEnumerable items when items.Cast<object?>().All(static item => item is not null && PlainValues.Unwrap(item) is byte) =>
                items.Cast<object>().Select(static item => (byte)PlainValues.Unwrap(item)).ToArray(),
            IEnumerable and not IDictionary => throw new ArgumentTransformationMetadataException(
                "A body in lines has lost the ends of its lines, which are part of what was signed. Read it in one piece: Get-Content -Raw"),
            var other => throw new ArgumentTransformationMetadataException(
                $"The body is given as it came, as bytes or as text, not as {other.GetType().Name}: what was taken apart cannot be checked any more."),
        };
}
