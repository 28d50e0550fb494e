using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;

namespace VoicePS.Tests.Properties;

/// <summary>A value of a key file in DER, which can be changed and is written again with lengths that fit.</summary>
internal sealed class DerTree
{
    private const byte Constructed = 0x20;
    private const byte OctetString = 0x04;

    /// <summary>Numbers that a program may take for a length, a count or a size, and other values that stand in keys.</summary>
    private static readonly byte[][] Values =
    [
        [2, 1, 0], [2, 1, 1], [2, 1, 0xFF], [2, 4, 0x7F, 0xFF, 0xFF, 0xFF], [2, 5, 0x00, 0xFF, 0xFF, 0xFF, 0xFF], [2, 3, 0x0F, 0x42, 0x40], [2, 0],
        [.. (byte[])[2, 0x82, 0x10, 0x00, 0x01], .. new byte[4095]], [.. (byte[])[2, 0x82, 0x01, 0x01, 0x00], .. Enumerable.Repeat((byte)0xFF, 256)],
        [5, 0], [4, 0], [4, 1, 0x30], [0x30, 0], [0x30, 0x80, 0, 0], [0x31, 0], [0xA0, 0], [6, 0], [6, 1, 0x80], [1, 1, 0xFF],
        [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01], [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A],
        [6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01], [6, 3, 0x2B, 0x65, 0x70], [6, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A],
    ];

    private readonly byte _tag;
    private readonly byte[]? _encoded;
    private readonly List<DerTree> _children = [];

    private DerTree(byte tag, byte[]? encoded)
    {
        _tag = tag;
        _encoded = encoded;
    }

    /// <summary>Makes the changes, one after the other.</summary>
    public static byte[] Apply(byte[] der, IEnumerable<Edit> edits)
    {
        var root = Parse(der);
        foreach (var edit in edits)
        {
            var nodes = root.All().Where(static node => node._children.Count > 0).ToArray();
            if (nodes.Length > 0) Edit.Pick(nodes, edit.Place).Change(edit, root);
        }

        return root.Write();
    }

    /// <summary>Replaces one value, wherever it stands, by another.</summary>
    public static byte[] Replace(byte[] der, byte[] value, byte[] by)
    {
        var root = Parse(der);
        foreach (var node in root.All().ToArray())
        {
            for (var index = 0; index < node._children.Count; index++)
            {
                if (node._children[index].Write().AsSpan().SequenceEqual(value)) node._children[index] = new DerTree(0, by);
            }
        }

        return root.Write();
    }

    private static DerTree Parse(byte[] der)
    {
        var isNested = (der[0] & Constructed) != 0 || (der[0] == OctetString && der.Length > 4);
        var tree = new DerTree(der[0], der);
        if (!isNested || !TryReadAll(ContentOf(der), out var values)) return tree;

        tree = new DerTree(der[0], null);
        tree._children.AddRange(values.Select(Parse));
        return tree;
    }

    private static byte[] ContentOf(byte[] der) =>
        AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out _, out var offset, out var length, out _) ? der[offset..(offset + length)] : [];

    // What is in an octet string is at times a value of its own, and at times mere bytes. By the looser rules these can look like
    // a value that says not how long it is, and whose end is looked for in vain; a key is written by the strict ones.
    private static bool TryReadAll(byte[] content, out List<byte[]> values)
    {
        values = [];
        for (var at = 0; at < content.Length;)
        {
            if (!AsnDecoder.TryReadEncodedValue(content.AsSpan(at), AsnEncodingRules.DER, out _, out _, out _, out var consumed)) return false;
            values.Add(content[at..(at + consumed)]);
            at += consumed;
        }

        return values.Count > 0;
    }

    private IEnumerable<DerTree> All() => _children.SelectMany(static child => child.All()).Prepend(this);

    private void Change(Edit edit, DerTree root)
    {
        var index = edit.By % _children.Count;
        switch (edit.Kind)
        {
            case 0:
                _children.RemoveAt(index);
                break;
            case 1:
                _children.Insert(index, _children[index]);
                break;
            case 2:
                _children[index] = new DerTree(0, Edit.Pick(root.All().ToArray(), edit.By) is var other && other.Write() is { Length: < 5000 } bytes ? bytes : [5, 0]);
                break;
            default:
                _children[index] = new DerTree(0, Edit.Pick(Values, edit.By));
                break;
        }
    }

    private byte[] Write()
    {
        if (_encoded is not null) return _encoded;
        byte[] content = [.. _children.SelectMany(static child => child.Write())];
        return [_tag, .. Length(content.Length), .. content];
    }

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
        _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    };
}
