using Curation.Classify.Training.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Curation.Classify.Training.Torch;

/// <summary>A BERT encoder (Devlin and others 2019) with the weights of an ONNX file, to be trained and written back.</summary>
internal sealed class Encoder
{
    public const int Size = 384;

    private const int Heads = 12;

    private const float Dropout = 0.1f;

    private readonly Dictionary<string, Parameter> parameters = new(StringComparer.Ordinal);

    /// <summary>The constant of the file that a parameter came from.</summary>
    private readonly Dictionary<string, string> constants = new(StringComparer.Ordinal);

    private readonly int layers;

    public Encoder(OnnxModel source)
    {
        foreach (var tensor in source.Tensors.Values.Where(t => t.IsFloat && t.Name.Contains('.', StringComparison.Ordinal) && !t.Name.StartsWith("pooler", StringComparison.Ordinal)))
            constants[tensor.Name] = tensor.Name;
        var readers = source.Operations.SelectMany(o => o.Inputs.Select(i => (i, o))).ToLookup(p => p.i, p => p.o, StringComparer.Ordinal);
        foreach (var product in source.Operations.Where(o => o.Operator == "MatMul" && source.Tensors.ContainsKey(o.Inputs[1])))
        {
            // The weight of a product has no telling name in the file; the bias that is added to it has.
            var bias = readers[product.Outputs[0]].First().Inputs.First(i => i != product.Outputs[0]);
            constants[bias.Replace(".bias", ".weight", StringComparison.Ordinal)] = product.Inputs[1];
        }

        foreach (var (name, constant) in constants.OrderBy(c => c.Key, StringComparer.Ordinal))
            parameters[name] = new Parameter(tensor(source.Tensors[constant].Floats(), source.Tensors[constant].Shape));
        layers = parameters.Keys.Where(k => k.StartsWith("encoder.layer.", StringComparison.Ordinal)).Max(k => int.Parse(k.Split('.')[2])) + 1;
        // Half of the weights, and most of them are not met in so few sentences.
        parameters["embeddings.word_embeddings.weight"].requires_grad = false;
    }

    /// <summary>Products in bfloat16: faster where the processor knows it, and close enough for training.</summary>
    public bool Coarse { get; set; }

    public IEnumerable<Parameter> Trained => parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Where(p => p.requires_grad);

    /// <param name="ids">Whole numbers, (batch, sequence).</param>
    /// <param name="mask">1 where there is a piece, 0 where the row is filled up.</param>
    /// <returns>The last hidden state, (batch, sequence, <see cref="Size"/>).</returns>
    public Tensor Forward(Tensor ids, Tensor mask, bool training)
    {
        var (rows, length) = (ids.shape[0], ids.shape[1]);
        var x = parameters["embeddings.word_embeddings.weight"].index_select(0, ids.flatten()).view(rows, length, Size)
            + parameters["embeddings.position_embeddings.weight"].slice(0, 0, length, 1)
            + parameters["embeddings.token_type_embeddings.weight"].slice(0, 0, 1, 1);
        x = Drop(Normal(x, "embeddings.LayerNorm"));
        var unseen = (mask.to(ScalarType.Float32) - 1f).mul(1e9f).view(rows, 1, 1, length).expand(rows, 1, length, length);
        for (var layer = 0; layer < layers; layer++)
        {
            var at = $"encoder.layer.{layer}.";
            var seen = functional.scaled_dot_product_attention(Head("query"), Head("key"), Head("value"), unseen).transpose(1, 2).reshape(rows, length, Size);
            x = Normal(x + Drop(Linear(seen, at + "attention.output.dense")), at + "attention.output.LayerNorm");
            var inner = functional.gelu(Linear(x, at + "intermediate.dense"));
            x = Normal(x + Drop(Linear(inner, at + "output.dense")), at + "output.LayerNorm");

            Tensor Head(string name) => Linear(x, $"{at}attention.self.{name}").view(rows, length, Heads, Size / Heads).transpose(1, 2);
        }

        return x;

        Tensor Drop(Tensor t) => training ? functional.dropout(t, Dropout, true) : t;
    }

    /// <summary>The weights by the names of the file's constants.</summary>
    public Dictionary<string, float[]> Weights() => constants.ToDictionary(c => c.Value, c => parameters[c.Key].data<float>().ToArray(), StringComparer.Ordinal);

    public void Load(IReadOnlyDictionary<string, float[]> weights)
    {
        using var _ = no_grad();
        foreach (var (name, constant) in constants)
            parameters[name].copy_(tensor(weights[constant], parameters[name].shape));
    }

    /// <summary>Rows filled up to one length, a multiple of 8.</summary>
    public static (Tensor Ids, Tensor Mask) Batch(IReadOnlyList<int[]> rows)
    {
        var length = (rows.Max(r => r.Length) + 7) / 8 * 8;
        var ids = new long[rows.Count * length];
        var mask = new long[rows.Count * length];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < rows[row].Length; i++)
                (ids[row * length + i], mask[row * length + i]) = (rows[row][i], 1);
        }

        return (tensor(ids, [rows.Count, length]), tensor(mask, [rows.Count, length]));
    }

    private Tensor Linear(Tensor x, string name)
    {
        var (weight, bias) = (parameters[name + ".weight"], parameters[name + ".bias"]);
        return Coarse
            ? x.to(ScalarType.BFloat16).matmul(weight.to(ScalarType.BFloat16)).to(ScalarType.Float32) + bias
            : x.matmul(weight) + bias;
    }

    private Tensor Normal(Tensor x, string name) => functional.layer_norm(x, [Size], parameters[name + ".weight"], parameters[name + ".bias"], 1e-12);
}
