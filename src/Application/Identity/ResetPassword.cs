using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Makes a new one-time code for a colleague; the old password stops working.</summary>
[MayBeSentTwice("Each code takes the place of the one before, and only the answer to the last is seen.")]
[Needs(Right.ManagePeople)]
public sealed record ResetPassword(Guid Person) : IRequest<string>;

public sealed class ResetPasswordHandler(IPeople people, TimeProvider clock) : IRequestHandler<ResetPassword, string>
{
    public async Task<string> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var person = await people.Find(request.Person, cancellationToken);
        var code = OneTimeCode.New();
        person.ResetPassword(OneTimeCode.HashOf(code), clock.Moment());
        await people.Save(cancellationToken);
        return code;
    }
}
