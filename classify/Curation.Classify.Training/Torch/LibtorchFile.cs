using System.Text;

namespace Curation.Classify.Training.Torch;

/// <summary>
/// Makes TorchSharp's native library load on Debian 12. It asks for the symbol version GLIBCXX_3.4.32, which Debian's libstdc++ (3.4.30) lacks,
/// and all that stands behind the version is a marker that is never called: the copy in the output folder is changed to ask for it weakly.
/// </summary>
internal static class LibtorchFile
{
    private const ushort Weak = 2;

    /// <summary>To be called before anything of TorchSharp is touched.</summary>
    public static void Prepare()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(file))
            return;
        var bytes = File.ReadAllBytes(file);
        var hash = ElfHash("GLIBCXX_3.4.32");
        var changed = false;
        for (var i = 0; i + 16 <= bytes.Length; i += 4)
        {
            // A record of the version-needs table (Elf64_Vernaux): the hash of the name, then its flags.
            if (BitConverter.ToUInt32(bytes, i) != hash || BitConverter.ToUInt16(bytes, i + 4) != 0)
                continue;
            bytes[i + 4] |= (byte)Weak;
            changed = true;
        }

        if (!changed)
            return;
        // Deleted first: the file may be a link into the package folder.
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    private static uint ElfHash(string name)
    {
        var hash = 0u;
        foreach (var c in Encoding.ASCII.GetBytes(name))
        {
            hash = (hash << 4) + c;
            var high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }
}
