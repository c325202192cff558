// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile peer against the backend, for as many frames as one likes.
#include "tests/simulation/hostile_hall.h"
#include "tests/simulation/regressions.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace talon::simulation {

namespace {

constexpr int frames_of_a_life = 1500;

struct Ran {
    std::string broken;
    HostileHall::Figures figures;
};

Ran one_life(std::uint64_t seed, int frames)
{
    Ran ran;
    try {
        HostileHall hall(seed);
        try {
            hall.live(frames / 2);
            hall.restart();
            hall.live(frames - frames / 2);
            if (seed % 16 == 1)
                hall.standstill();
            hall.restart();
        } catch (...) {
            ran.figures = hall.figures();
            throw;
        }
        ran.figures = hall.figures();
    } catch (const Broken &broken) {
        ran.broken = broken.property + ": " + broken.what();
    } catch (const std::exception &thrown) {
        ran.broken = std::string("nothing is thrown: ") + thrown.what();
    }
    return ran;
}

/// The seed of the first life that broke; 0: none.
std::uint64_t run(std::uint64_t seed, std::uint64_t frames, bool quiet)
{
    const auto begin = std::chrono::steady_clock::now();
    HostileHall::Figures sum;
    for (std::uint64_t life = seed; sum.frames < frames; ++life) {
        const auto left = std::min<std::uint64_t>(frames - sum.frames, frames_of_a_life);
        const Ran ran = one_life(life, static_cast<int>(left));
        sum.add(ran.figures);
        if (!ran.broken.empty()) {
            std::printf("BROKEN %s\n  again: hostile_peers --seed %llu --frames %d\n", ran.broken.c_str(), static_cast<unsigned long long>(life),
                        static_cast<int>(left));
            return life;
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!quiet)
        std::printf("held: %llu frames from seed %llu on, %.1f s; of the peer %llu tickets taken, %llu events set aside, %llu grants, %llu frames "
                    "unread, %llu times set aside whole; %llu honest visitors\n",
                    static_cast<unsigned long long>(sum.frames), static_cast<unsigned long long>(seed), seconds,
                    static_cast<unsigned long long>(sum.taken), static_cast<unsigned long long>(sum.set_aside),
                    static_cast<unsigned long long>(sum.grants), static_cast<unsigned long long>(sum.bad_frames),
                    static_cast<unsigned long long>(sum.whole), static_cast<unsigned long long>(sum.honest));
    // A run that never came near anything proves nothing.
    const bool walked = frames < 50'000 || (sum.taken > 0 && sum.set_aside > 0 && sum.grants > 0 && sum.whole > 0 && sum.honest > 0 && sum.bad_frames > 0);
    if (!walked)
        std::printf("NOT WALKED: some path of a peer was never taken\n");
    return walked ? 0 : seed;
}

int main_of(std::uint64_t seed, std::uint64_t frames)
{
#ifdef TALON_DEFECTS
    using core::Defect;
    int missed = 0;
    for (const Defect defect : defects_of_peers) {
        core::present_defect = defect;
        const std::uint64_t found = run(seed, frames, true);
        core::present_defect = Defect::none;
        // It counts only where the same life holds without the defect.
        const bool caught = found != 0 && one_life(found, frames_of_a_life).broken.empty();
        std::printf("%s %s\n", caught ? "caught" : "NOT CAUGHT", defect_names[static_cast<std::size_t>(defect)]);
        missed += caught ? 0 : 1;
    }
    return missed == 0 ? 0 : 1;
#else
    return run(seed, frames, false) == 0 ? 0 : 1;
#endif
}

} // namespace

} // namespace talon::simulation

int main(int argc, char **argv)
{
    std::uint64_t frames = 100'000;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--frames")
            frames = std::strtoull(argv[i + 1], nullptr, 10);
        else if (option == "--seed")
            seed = std::strtoull(argv[i + 1], nullptr, 10);
        else {
            std::printf("hostile_peers [--frames N] [--seed S]\n");
            return 2;
        }
    }
    return talon::simulation::main_of(seed, frames);
}
