using Curation.Domain;
using Microsoft.ML.OnnxRuntime;

namespace Curation.Classify.Encoders;

/// <summary>
/// An encoder's file, loaded into ONNX Runtime. Sequences run alone, never in a batch: a quantised encoder scales its numbers over all that
/// runs together, so in a batch a sentence's result would depend on its neighbours. One thread a call; calls may run side by side.
/// </summary>
public sealed class EncoderSession : IDisposable
{
    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];

    private static int alive;

    private readonly InferenceSession session;

    private readonly string[] outputs;

    private readonly RunOptions run = new();

    private int disposed;

    private EncoderSession(InferenceSession session, string hash)
    {
        this.session = session;
        outputs = [session.OutputNames[0]];
        Hash = hash;
        Interlocked.Increment(ref alive);
    }

    /// <summary>How many are loaded in this process: a session that nobody disposes keeps its memory.</summary>
    internal static int Alive => alive;

    /// <summary>SHA-256 of the file.</summary>
    public string Hash { get; }

    /// <exception cref="InvalidDataException">It is no ONNX file that can be run here.</exception>
    public static EncoderSession Load(string file) => Of(File.ReadAllBytes(file));

    /// <summary>From bytes of unknown making: it is run once.</summary>
    /// <param name="width">How many numbers it must give for each id.</param>
    /// <exception cref="InvalidDataException">They are no ONNX file that can be run here, or it gives something else.</exception>
    public static EncoderSession Of(byte[] bytes, int width)
    {
        var encoder = Of(bytes);
        try
        {
            var given = encoder.Run([WordPiece.Opening, WordPiece.Closing]).Length / 2;
            return given == width ? encoder : throw new InvalidDataException($"it gives {given} numbers for each piece of a word, where {width} are expected");
        }
        catch (Exception fault)
        {
            encoder.Dispose();
            throw fault is InvalidDataException ? fault : new InvalidDataException(fault.GetBaseException().Message.Split('\n')[0], fault);
        }
    }

    private static EncoderSession Of(byte[] bytes)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            return new EncoderSession(new InferenceSession(bytes, options), NaturalKey.Hash(bytes));
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or TypeInitializationException or DllNotFoundException)
        {
            throw new InvalidDataException(fault.GetBaseException().Message.Split('\n')[0], fault);
        }
    }

    /// <summary>The output for one sequence of ids: as many numbers for each id as the file gives.</summary>
    public float[] Run(int[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var wide = Array.ConvertAll(ids, id => (long)id);
        var ones = new long[ids.Length];
        Array.Fill(ones, 1);
        long[] shape = [1, ids.Length];
        using var input = OrtValue.CreateTensorValueFromMemory(wide, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(ones, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        using var results = session.Run(run, Inputs, [input, mask, types], outputs);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        run.Dispose();
        session.Dispose();
        Interlocked.Decrement(ref alive);
    }
}
