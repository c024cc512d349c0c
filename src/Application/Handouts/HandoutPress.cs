using MediatR;

namespace PrescribeRx.Application.Handouts;

/// <summary>Gives the file of a handout. It prints between two deeds, so that no transaction waits for the printer.</summary>
public sealed class HandoutPress(IMediator mediator, IHandoutPrinter printer)
{
    /// <returns>Nothing, where the handout is out of date.</returns>
    /// <exception cref="PrinterMissing">It was not printed before, and cannot be printed now.</exception>
    public async Task<PressedHandout?> Press(Guid patient, Guid prescription, int number, CancellationToken ct)
    {
        switch (await mediator.Send(new PrintHandout(patient, prescription, number), ct))
        {
            case PrintHandout.Outcome.Kept kept:
                return new(kept.Pdf, kept.Inputs);
            case PrintHandout.Outcome.ToPrint toPrint:
                var pdf = await printer.Print(toPrint.Layout, ct);
                await mediator.Send(new KeepHandout(patient, prescription, number, toPrint.Inputs, pdf), ct);
                return new(pdf, toPrint.Inputs);
            default:
                return null;
        }
    }
}

/// <param name="Inputs">What the file is found by from now on.</param>
public sealed record PressedHandout(byte[] Pdf, string Inputs);
