using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Outcomes;

/// <summary>A score that was entered in error counts no more; it stays on record, with the reason.</summary>
[Needs(Right.Screen)]
public sealed record WithdrawPainScore(Guid Patient, Guid Score, string? Reason) : IRequest<Unit>, IAboutPatient;

public sealed class WithdrawPainScoreHandler(IPainRatings ratings, Caller caller, TimeProvider clock) : IRequestHandler<WithdrawPainScore, Unit>
{
    public async Task<Unit> Handle(WithdrawPainScore request, CancellationToken cancellationToken)
    {
        var rating = await ratings.Find(request.Patient, request.Score, cancellationToken);
        await ratings.Append(rating.Withdraw(clock.NewId(), request.Reason, caller.PersonId, clock.Moment()), cancellationToken);
        return Unit.Value;
    }
}
