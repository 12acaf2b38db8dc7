namespace Curation.Classify.Training.Onnx;

/// <summary>An ONNX file (ModelProto) as its operations and constants; the rest is kept as it was.</summary>
internal sealed class OnnxModel
{
    private const int Graph = 7;
    private const int OperatorSet = 8;
    private const int Nodes = 1;
    private const int Constants = 5;
    private const int Outputs = 12;
    private const int ValueInfo = 13;

    private readonly ProtoMessage model;

    private readonly ProtoMessage graph;

    private OnnxModel(ProtoMessage model, ProtoMessage graph)
    {
        this.model = model;
        this.graph = graph;
        Operations = [.. graph.Messages(Nodes).Select(OnnxNode.Of)];
        Tensors = graph.Messages(Constants).Select(OnnxTensor.Of).ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<OnnxNode> Operations { get; }

    public IReadOnlyDictionary<string, OnnxTensor> Tensors { get; }

    public static OnnxModel Read(byte[] bytes)
    {
        var file = ProtoMessage.Parse(bytes);
        return new OnnxModel(file, file.Messages(Graph).Single());
    }

    /// <summary>The operations that an output needs, in order, and the constants that they read.</summary>
    public (IReadOnlyList<OnnxNode> Operations, IReadOnlyList<OnnxTensor> Tensors) Needed(string output)
    {
        var madeBy = Operations.SelectMany(o => o.Outputs.Select(name => (name, o))).ToDictionary(p => p.name, p => p.o, StringComparer.Ordinal);
        var operations = new HashSet<OnnxNode>();
        var tensors = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([output]);
        while (open.TryPop(out var name))
        {
            if (Tensors.ContainsKey(name))
                tensors.Add(name);
            if (madeBy.TryGetValue(name, out var operation) && operations.Add(operation))
            {
                foreach (var input in operation.Inputs.Where(i => i.Length > 0))
                    open.Push(input);
            }
        }

        return ([.. Operations.Where(operations.Contains)], [.. Tensors.Values.Where(t => tensors.Contains(t.Name))]);
    }

    /// <summary>The file with other operations and constants, and one output: floats of the shape (batch, sequence, size).</summary>
    /// <param name="extension">A further set of operators, as <c>com.microsoft</c>.</param>
    public byte[] Write(IEnumerable<OnnxNode> operations, IEnumerable<OnnxTensor> tensors, string output, int size, string? extension = null)
    {
        var changed = new ProtoMessage();
        foreach (var operation in operations)
            changed.With(Nodes, operation.Message);
        changed.Fields.AddRange(graph.Fields.Where(f => f.Number is not (Nodes or Constants or Outputs or ValueInfo)));
        foreach (var tensor in tensors)
            changed.With(Constants, tensor.Message);
        var shape = new ProtoMessage()
            .With(1, new ProtoMessage().With(2, "batch")).With(1, new ProtoMessage().With(2, "sequence")).With(1, new ProtoMessage().With(1, size));
        changed.With(Outputs, new ProtoMessage().With(1, output).With(2, new ProtoMessage().With(1, new ProtoMessage().With(1, 1).With(2, shape))));
        var file = new ProtoMessage();
        file.Fields.AddRange(model.Fields.Where(f => f.Number != Graph));
        if (extension is not null)
            file.With(OperatorSet, new ProtoMessage().With(1, extension).With(2, 1));
        return file.With(Graph, changed).ToBytes();
    }
}
