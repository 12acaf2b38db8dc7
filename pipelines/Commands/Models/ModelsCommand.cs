using System.CommandLine;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models</c>: which versions of the models there are, how good they are, which is in force, and how they are made again.</summary>
public static class ModelsCommand
{
    public static Command Create() => new("models", "The versions of the models that judge postings: measure, compare and choose them, and make them again. Example: curation models list")
    {
        ListCommand.Create(), AddCommand.Create(), EvaluateCommand.Create(), CompareCommand.Create(), ChooseCommands.Promote(), ChooseCommands.RollBack(), Train(),
    };

    /// <summary>The script ./curation starts the training program, which is half a gigabyte and no part of the product; here it is only named.</summary>
    private static Command Train() => new("train", "Make a shipped model again, from data whose licence allows it: minutes to an hour on two cores. Example: ./curation models train tagger --data skillspan/data/json --to ./models")
    {
        Elsewhere("tagger", "Fine-tune the tagger. Example: ./curation models train tagger --data skillspan/data/json --to ./models"),
        Elsewhere("simple-tagger", "The tagger that stands in where the other's file is missing."),
        Elsewhere("linker", "Fine-tune the encoder that links texts to skills. Example: ./curation models train linker --data ./public --to ./models"),
        Elsewhere("linker-prior", "Count how often each label is asked for, before a text is read."),
        Elsewhere("linker-weights", "Choose how likenesses are weighed when texts are linked, and when none fits."),
        Elsewhere("link-encoder", "The encoder without fine-tuning, in the form that the product reads."),
    };

    private static Command Elsewhere(string name, string description)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(int (_) => throw new RefusalException(ExitCode.Failed, "Models are trained from a clone: run ./curation models train there."));
        return command;
    }
}
