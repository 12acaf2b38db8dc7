using System.Buffers.Binary;
using System.Text;

namespace Curation.Classify.Training.Onnx;

/// <summary>A protobuf message as its fields in order, without a schema: what is not understood is kept as it was.</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    public List<ProtoField> Fields { get; } = [];

    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public static ProtoMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var message = new ProtoMessage();
        var span = bytes.Span;
        for (var at = 0; at < span.Length;)
        {
            var key = ReadVarint(span, ref at);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            switch (wire)
            {
                case Varint:
                    message.Fields.Add(new ProtoField(number, wire, ReadVarint(span, ref at), default));
                    break;
                case Fixed64:
                    message.Fields.Add(new ProtoField(number, wire, BinaryPrimitives.ReadUInt64LittleEndian(span[at..]), default));
                    at += 8;
                    break;
                case Fixed32:
                    message.Fields.Add(new ProtoField(number, wire, BinaryPrimitives.ReadUInt32LittleEndian(span[at..]), default));
                    at += 4;
                    break;
                case Bytes:
                    var length = (int)ReadVarint(span, ref at);
                    message.Fields.Add(new ProtoField(number, wire, 0, bytes.Slice(at, length)));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException($"protobuf wire type {wire}");
            }
        }

        return message;
    }

    public IEnumerable<ReadOnlyMemory<byte>> All(int number) => Fields.Where(f => f.Number == number && f.Wire == Bytes).Select(f => f.Value);

    public IEnumerable<ProtoMessage> Messages(int number) => All(number).Select(Parse);

    public string? Text(int number) => Texts(number).FirstOrDefault();

    public IEnumerable<string> Texts(int number) => All(number).Select(b => Encoding.UTF8.GetString(b.Span));

    public long Number(int number) => Fields.Where(f => f.Number == number && f.Wire == Varint).Select(f => (long)f.Bits).FirstOrDefault();

    /// <summary>A repeated number, packed or not.</summary>
    public IEnumerable<long> Numbers(int number)
    {
        foreach (var field in Fields.Where(f => f.Number == number))
        {
            if (field.Wire == Varint)
                yield return (long)field.Bits;
            for (var at = 0; at < field.Value.Length;)
                yield return (long)ReadVarint(field.Value.Span, ref at);
        }
    }

    public ProtoMessage With(int number, string text) => With(number, Encoding.UTF8.GetBytes(text));

    public ProtoMessage With(int number, ProtoMessage message) => With(number, message.ToBytes());

    public ProtoMessage With(int number, ReadOnlyMemory<byte> bytes)
    {
        Fields.Add(new ProtoField(number, Bytes, 0, bytes));
        return this;
    }

    public ProtoMessage With(int number, long value)
    {
        Fields.Add(new ProtoField(number, Varint, (ulong)value, default));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Span<byte> buffer = stackalloc byte[8];
        foreach (var field in Fields)
        {
            WriteVarint(stream, ((ulong)field.Number << 3) | (uint)field.Wire);
            switch (field.Wire)
            {
                case Varint:
                    WriteVarint(stream, field.Bits);
                    break;
                case Bytes:
                    WriteVarint(stream, (ulong)field.Value.Length);
                    stream.Write(field.Value.Span);
                    break;
                default:
                    BinaryPrimitives.WriteUInt64LittleEndian(buffer, field.Bits);
                    stream.Write(buffer[..(field.Wire == Fixed64 ? 8 : 4)]);
                    break;
            }
        }

        return stream.ToArray();
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> span, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = span[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
    }

    private static void WriteVarint(MemoryStream stream, ulong value)
    {
        for (; value >= 128; value >>= 7)
            stream.WriteByte((byte)(value | 128));
        stream.WriteByte((byte)value);
    }
}

/// <param name="Bits">A number's value; unused of bytes.</param>
internal sealed record ProtoField(int Number, int Wire, ulong Bits, ReadOnlyMemory<byte> Value);
