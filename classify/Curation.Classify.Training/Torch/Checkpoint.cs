using System.Runtime.InteropServices;

namespace Curation.Classify.Training.Torch;

/// <summary>Weights by name, kept in a file so that a step of training need not be made twice.</summary>
internal static class Checkpoint
{
    /// <summary>What the file holds; where there is none, what is made, and it is kept there.</summary>
    /// <param name="folder">None: it is made and not kept.</param>
    public static Dictionary<string, float[]> GetOrMake(string? folder, string name, Func<Dictionary<string, float[]>> make)
    {
        if (folder is null)
            return make();
        var file = Path.Combine(folder, $"{name}.weights");
        if (File.Exists(file))
        {
            Console.WriteLine($"{file} is there already");
            return Read(file);
        }

        var made = make();
        Directory.CreateDirectory(folder);
        Write(file, made);
        return made;
    }

    /// <summary>The mean of weights of the same names.</summary>
    /// <param name="shares">One each, 1 together.</param>
    public static Dictionary<string, float[]> Mean(IReadOnlyList<Dictionary<string, float[]>> all, IReadOnlyList<float> shares) =>
        all[0].Keys.ToDictionary(name => name, name => Mean([.. all.Select(a => a[name])], shares), StringComparer.Ordinal);

    private static float[] Mean(float[][] all, IReadOnlyList<float> shares)
    {
        var mean = new float[all[0].Length];
        for (var i = 0; i < all.Length; i++)
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd<float>(all[i], shares[i], mean, mean);
        return mean;
    }

    private static Dictionary<string, float[]> Read(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var values = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            weights.Add(name, values);
        }

        return weights;
    }

    /// <summary>Written beside and moved: half a file is never taken for a whole.</summary>
    private static void Write(string file, Dictionary<string, float[]> weights)
    {
        var beside = $"{file}.part";
        using (var writer = new BinaryWriter(File.Create(beside)))
        {
            writer.Write(weights.Count);
            foreach (var (name, values) in weights.OrderBy(w => w.Key, StringComparer.Ordinal))
            {
                writer.Write(name);
                writer.Write(values.Length);
                writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            }
        }

        File.Move(beside, file, overwrite: true);
    }
}
