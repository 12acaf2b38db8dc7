namespace Curation.Classify.Training.Onnx;

/// <summary>An operation of an ONNX graph (NodeProto).</summary>
internal sealed class OnnxNode
{
    private OnnxNode(ProtoMessage message) => Message = message;

    public ProtoMessage Message { get; }

    public IReadOnlyList<string> Inputs => inputs ??= [.. Message.Texts(1)];

    public IReadOnlyList<string> Outputs => outputs ??= [.. Message.Texts(2)];

    public string Operator => Message.Text(4) ?? "";

    private IReadOnlyList<string>? inputs;

    private IReadOnlyList<string>? outputs;

    public static OnnxNode Of(ProtoMessage message) => new(message);

    public static OnnxNode Of(string name, string[] inputs, string output, string? domain = null)
    {
        var message = new ProtoMessage();
        foreach (var input in inputs)
            message.With(1, input);
        message.With(2, output).With(3, $"{output}_node").With(4, name);
        return new OnnxNode(domain is null ? message : message.With(7, domain));
    }

    public static OnnxNode CastToFloat(string input, string output)
    {
        var node = Of("Cast", [input], output);
        node.Message.With(5, new ProtoMessage().With(1, "to").With(3, 1).With(20, 2));
        return node;
    }
}
