namespace Curation.Classify.Training.Onnx;

/// <summary>
/// Writes an encoder with trained weights as one small ONNX file. Weights of products become bytes with a scale for each column and are
/// multiplied as <c>DynamicQuantizeMatMul</c>; rows of the embeddings become bytes with a scale each and are scaled after they are looked
/// up. Weights use 7 of the 8 bits: where a processor lacks VNNI, pairs of 8-bit products overflow 16 bits, and results would depend on it.
/// </summary>
internal static class EncoderExport
{
    public const string Hidden = "last_hidden_state";

    private const int Largest = 63;

    private const string WordEmbeddings = "embeddings.word_embeddings.weight";

    /// <param name="weights">By the names of the encoder's own constants; those that are absent stay as they are.</param>
    /// <param name="head">A layer over the last hidden state, (size, hidden) and (size); none: the hidden state is the output.</param>
    /// <param name="quantize">False: 32-bit floats, to compare with.</param>
    public static byte[] Write(OnnxModel source, IReadOnlyDictionary<string, float[]> weights, (float[] Weight, float[] Bias)? head, bool quantize)
    {
        var (operations, tensors) = source.Needed(Hidden);
        var products = operations.Where(o => o.Operator == "MatMul" && source.Tensors.ContainsKey(o.Inputs[1])).Select(o => o.Inputs[1]).ToHashSet(StringComparer.Ordinal);
        var constants = new List<OnnxTensor>();
        foreach (var tensor in tensors)
        {
            var values = weights.TryGetValue(tensor.Name, out var trained) ? trained : tensor.IsFloat ? tensor.Floats() : null;
            if (values is null)
                constants.Add(tensor);
            else if (quantize && (products.Contains(tensor.Name) || tensor.Name == WordEmbeddings))
                constants.AddRange(Quantized(tensor.Name, tensor.Shape, values, byRow: tensor.Name == WordEmbeddings));
            else
                constants.Add(OnnxTensor.Of(tensor.Name, tensor.Shape, values));
        }

        var nodes = quantize ? operations.SelectMany(o => WithBytes(o, products)).ToList() : [.. operations];
        if (head is not var (weight, bias))
            return source.Write(nodes, constants, Hidden, 384, quantize ? "com.microsoft" : null);
        var size = bias.Length;
        var hidden = weight.Length / size;
        var turned = new float[weight.Length];
        for (var i = 0; i < weight.Length; i++)
            turned[i % hidden * size + i / hidden] = weight[i];
        constants.Add(OnnxTensor.Of("head.weight", [hidden, size], turned));
        constants.Add(OnnxTensor.Of("head.bias", [size], bias));
        nodes.Add(OnnxNode.Of("MatMul", [Hidden, "head.weight"], "head.product"));
        nodes.Add(OnnxNode.Of("Add", ["head.product", "head.bias"], "logits"));
        return source.Write(nodes, constants, "logits", size, quantize ? "com.microsoft" : null);
    }

    private static IEnumerable<OnnxNode> WithBytes(OnnxNode node, HashSet<string> products)
    {
        var output = node.Outputs[0];
        if (node.Operator == "Gather" && node.Inputs[0] == WordEmbeddings)
        {
            return
            [
                OnnxNode.Of("Gather", [$"{WordEmbeddings}_bytes", node.Inputs[1]], $"{output}_bytes"),
                OnnxNode.Of("Gather", [$"{WordEmbeddings}_scale", node.Inputs[1]], $"{output}_scale"),
                OnnxNode.CastToFloat($"{output}_bytes", $"{output}_floats"),
                OnnxNode.Of("Mul", [$"{output}_floats", $"{output}_scale"], output),
            ];
        }

        if (node.Operator == "MatMul" && products.Contains(node.Inputs[1]))
        {
            var weight = node.Inputs[1];
            return [OnnxNode.Of("DynamicQuantizeMatMul", [node.Inputs[0], $"{weight}_bytes", $"{weight}_scale", $"{weight}_zero"], output, "com.microsoft")];
        }

        return [node];
    }

    private static IEnumerable<OnnxTensor> Quantized(string name, long[] shape, float[] values, bool byRow)
    {
        var columns = (int)shape[1];
        var scales = new float[byRow ? (int)shape[0] : columns];
        for (var i = 0; i < values.Length; i++)
            scales[Of(i)] = Math.Max(scales[Of(i)], Math.Abs(values[i]));
        for (var i = 0; i < scales.Length; i++)
            scales[i] = Math.Max(scales[i], 1e-8f) / Largest;
        var bytes = new sbyte[values.Length];
        for (var i = 0; i < values.Length; i++)
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(values[i] / scales[Of(i)]), -Largest, Largest);
        yield return OnnxTensor.Of($"{name}_bytes", shape, bytes);
        yield return OnnxTensor.Of($"{name}_scale", byRow ? [scales.Length, 1] : [scales.Length], scales);
        if (!byRow)
            yield return OnnxTensor.Of($"{name}_zero", [scales.Length], new sbyte[scales.Length]);

        int Of(int place) => byRow ? place / columns : place % columns;
    }
}
